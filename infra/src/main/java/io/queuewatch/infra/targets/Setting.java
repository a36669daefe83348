package io.queuewatch.infra.targets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.queuewatch.pipeline.config.ServiceLevelFormula;
import io.queuewatch.pipeline.config.Target;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One setting of a target, for people and for scripts. Every component of {@link Target} is one, so
 * that none is left out of what is shown.
 *
 * @param component of the target
 */
record Setting(RecordComponent component) {

    private static final String MILLIS = "Ms";
    private static final Map<String, String> NAMES_IN_FILES =
            Map.of("wait", "target", "rate", "targetRate");
    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);
    private static final int DECIMALS = 6;
    private static final long[] UNIT_MS = {86_400_000, 3_600_000, 60_000, 1_000};
    private static final String[] UNITS = {"d", "h", "m", "s"};

    /** All settings, in the order of the table. */
    static List<Setting> all() {
        return Arrays.stream(Target.class.getRecordComponents()).map(Setting::new).toList();
    }

    /** As it is written in files. */
    String name() {
        String name = component.getName();
        String bare = isDuration() ? name.substring(0, name.length() - MILLIS.length()) : name;
        return NAMES_IN_FILES.getOrDefault(bare, bare);
    }

    /** Its value, as files have it; what is not set is "–". */
    String text(Target target) {
        Object value = value(target);
        if (value == null) {
            return "–";
        }
        if (isDuration()) {
            return duration((long) value);
        }
        if (value instanceof Double share) {
            return percent(share);
        }
        return value instanceof ServiceLevelFormula formula ? formula.label() : value.toString();
    }

    /** Adds it to an object of JSON: snake case, durations in milliseconds, shares as fractions. */
    void put(ObjectNode json, Target target) {
        String field =
                (name() + (isDuration() ? MILLIS : ""))
                        .replaceAll("(?=[A-Z])", "_")
                        .toLowerCase(Locale.ROOT);
        Object value = value(target);
        if (value instanceof Long whole) {
            json.put(field, whole);
        } else if (value instanceof Double share) {
            json.put(field, share);
        } else {
            json.put(field, value == null ? null : text(target));
        }
    }

    /** Whether numbers stand in its column. */
    boolean isNumber() {
        return component.getType().isPrimitive();
    }

    private boolean isDuration() {
        return component.getType() == long.class && component.getName().endsWith(MILLIS);
    }

    private Object value(Target target) {
        try {
            return component.getAccessor().invoke(target);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the targets have no " + component.getName(), e);
        }
    }

    /** A share as files have it. */
    static String percent(double share) {
        return BigDecimal.valueOf(share)
                        .multiply(PERCENT)
                        .setScale(DECIMALS, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                + "%";
    }

    /** A duration as files have it. */
    static String duration(long ms) {
        for (int i = 0; i < UNITS.length; i++) {
            if (ms > 0 && ms % UNIT_MS[i] == 0) {
                return ms / UNIT_MS[i] + UNITS[i];
            }
        }
        return ms == 0 ? "0s" : ms + "ms";
    }
}
