package io.queuewatch.pipeline.batch;

import io.queuewatch.schemas.QueueNow;
import io.queuewatch.schemas.Sla;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Where rows that a pipeline wrote differ from those calculated. {@code as_of} is left out, and so
 * are rows without anything, which remain where all facts were withdrawn.
 */
public final class Differences {

    private static final Set<String> KEY =
            Set.of(
                    "dimension",
                    "value",
                    "view",
                    "interval",
                    "objective",
                    "channel",
                    "queue",
                    "segment",
                    "site",
                    "priority",
                    "start");

    /** Fields that say something though nothing happened. */
    private static final Set<String> CONSTANT =
            Set.of(
                    "target_ms",
                    "target_rate",
                    "response_target_ms",
                    "waiting_max",
                    "service_level_formula");

    /** Fields that are calculated elsewhere. */
    private static final Set<String> ELSEWHERE =
            Set.of(
                    "as_of",
                    "withdrawn",
                    "effort_ms",
                    "effort_mean_ms",
                    "agents_on_contact",
                    "agents_available",
                    "agents_wrapping",
                    "agents_away",
                    "agents_unknown");

    private Differences() {}

    /**
     * Compares every field of every row.
     *
     * @param expected what was calculated
     * @param written what was written; of several rows of one key the last counts
     * @return a line for each difference, by key; empty if there is none
     */
    public static List<String> between(
            BatchCalculation.Rows expected, BatchCalculation.Rows written) {
        List<String> differences = new ArrayList<>();
        compare("kpi", expected.kpis(), written.kpis(), differences);
        compare("kpi_summary", expected.summaries(), written.summaries(), differences);
        compare("kpi_by", expected.byDimension(), written.byDimension(), differences);
        return differences;
    }

    /**
     * Compares what is so now, but for agents.
     *
     * @return as above
     */
    public static List<String> between(
            Collection<QueueNow> expected, Collection<QueueNow> written) {
        List<String> differences = new ArrayList<>();
        compare("queue_now", expected, written, differences);
        return differences;
    }

    /**
     * Compares what came of clocks, but for breaches withdrawn: they depend on the order in which
     * events came.
     *
     * @return as above
     */
    public static List<String> betweenClocks(Collection<Sla> expected, Collection<Sla> written) {
        List<String> differences = new ArrayList<>();
        compare("sla", expected, written, differences);
        return differences;
    }

    private static void compare(
            String what,
            Collection<? extends SpecificRecordBase> expected,
            Collection<? extends SpecificRecordBase> actual,
            List<String> differences) {
        Map<String, SpecificRecordBase> wanted = byKey(expected);
        Map<String, SpecificRecordBase> written = byKey(actual);
        Set<String> keys = new TreeSet<>(wanted.keySet());
        keys.addAll(written.keySet());
        for (String key : keys) {
            SpecificRecordBase want = wanted.get(key);
            SpecificRecordBase have = written.get(key);
            if (have == null) {
                differences.add(what + " " + key + ": missing: " + want);
            } else if (want != null) {
                fields(what + " " + key, want, have, differences);
            } else if (!isEmpty(have)) {
                differences.add(what + " " + key + ": not expected: " + have);
            }
        }
    }

    private static Map<String, SpecificRecordBase> byKey(
            Collection<? extends SpecificRecordBase> rows) {
        Map<String, SpecificRecordBase> byKey = new LinkedHashMap<>();
        for (SpecificRecordBase row : rows) {
            StringBuilder key = new StringBuilder();
            for (Schema.Field field : row.getSchema().getFields()) {
                if (KEY.contains(field.name())) {
                    key.append(key.isEmpty() ? "" : " ").append(row.get(field.pos()));
                }
            }
            byKey.put(key.toString(), row);
        }
        return byKey;
    }

    private static void fields(
            String key,
            SpecificRecordBase expected,
            SpecificRecordBase actual,
            List<String> differences) {
        for (Schema.Field field : expected.getSchema().getFields()) {
            Object want = expected.get(field.pos());
            Object have = actual.get(field.pos());
            if (!ELSEWHERE.contains(field.name()) && !Objects.equals(want, have)) {
                differences.add(
                        key + ": " + field.name() + " is " + have + ", calculated as " + want);
            }
        }
    }

    private static boolean isEmpty(SpecificRecordBase row) {
        return row.getSchema().getFields().stream()
                .filter(field -> !KEY.contains(field.name()))
                .filter(field -> !CONSTANT.contains(field.name()))
                .filter(field -> !ELSEWHERE.contains(field.name()))
                .map(field -> row.get(field.pos()))
                .allMatch(value -> value == null || value.equals(0L));
    }
}
