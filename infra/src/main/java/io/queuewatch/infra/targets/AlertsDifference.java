package io.queuewatch.infra.targets;

import io.queuewatch.pipeline.config.Band;
import io.queuewatch.pipeline.config.Targets;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When one version of the targets tells people otherwise than another.
 *
 * @param before the version that is replaced
 * @param after the version that replaces it
 */
record AlertsDifference(Targets before, Targets after) {

    private static final String MILLIS = "Ms";
    private static final Set<String> SHARES = Set.of("abandonment", "firstContacts", "adherence");
    private static final Map<String, String> NAMES_IN_FILES =
            Map.of(
                    "oldestWaitMs", "oldestWaitAtLeast",
                    "firstContacts", "fcr",
                    "satisfaction", "csat",
                    "promoters", "nps");

    /** Adds a row for each change; of a queue those that are not its channel's. */
    void addTo(Columns columns) {
        Set<Targets.QueueName> queues = new LinkedHashSet<>(before.listed());
        queues.addAll(after.listed());
        changes(before.teams(), after.teams())
                .forEach((name, change) -> columns.add(List.of("~ teams", name, change)));
        for (Targets.Promised promised : after.promised()) {
            if (promised.queue() != null) {
                continue;
            }
            String channel = promised.channel();
            Map<String, String> ofChannel = changes(channel, "");
            ofChannel.forEach(
                    (name, change) ->
                            columns.add(List.of("~ " + channel + " (not listed)", name, change)));
            for (Targets.QueueName queue : queues) {
                if (queue.channel().equals(channel)) {
                    Map<String, String> own = changes(channel, queue.queue());
                    own.entrySet().removeAll(ofChannel.entrySet());
                    own.forEach(
                            (name, change) ->
                                    columns.add(
                                            List.of(
                                                    "~ " + channel + ' ' + queue.queue(),
                                                    name,
                                                    change)));
                }
            }
        }
    }

    private Map<String, String> changes(String channel, String queue) {
        return changes(before.alerts(channel, queue), after.alerts(channel, queue));
    }

    private static Map<String, String> changes(Record old, Record young) {
        Map<String, String> changes = settings(young);
        Map<String, String> was = settings(old);
        changes.entrySet().removeIf(entry -> entry.getValue().equals(was.get(entry.getKey())));
        changes.replaceAll((name, now) -> was.get(name) + " → " + now);
        return changes;
    }

    /** All settings as files have them, by their name there. */
    private static Map<String, String> settings(Record of) {
        Map<String, String> all = new LinkedHashMap<>();
        for (RecordComponent component : of.getClass().getRecordComponents()) {
            Object value = value(component, of);
            if (value instanceof Record limits && !(value instanceof Band)) {
                all.putAll(settings(limits));
            } else {
                String name = component.getName();
                String bare =
                        name.endsWith(MILLIS)
                                ? name.substring(0, name.length() - MILLIS.length())
                                : name;
                all.put("alerts: " + NAMES_IN_FILES.getOrDefault(name, bare), text(name, value));
            }
        }
        return all;
    }

    private static String text(String name, Object value) {
        if (value instanceof Band band) {
            return band.isAny()
                    ? "none"
                    : Setting.percent(band.low()) + '-' + Setting.percent(band.high());
        }
        if (value instanceof Double number) {
            if (number.isNaN()) {
                return "none";
            }
            return SHARES.contains(name) ? Setting.percent(number) : number.toString();
        }
        return name.endsWith(MILLIS) ? Setting.duration((long) value) : value.toString();
    }

    private static Object value(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the targets have no " + component.getName(), e);
        }
    }
}
