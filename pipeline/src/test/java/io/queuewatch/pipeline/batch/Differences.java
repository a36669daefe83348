package io.queuewatch.pipeline.batch;

import io.queuewatch.schemas.KpiRow;
import io.queuewatch.schemas.KpiSummary;
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
            Set.of("view", "interval", "channel", "queue", "segment", "site", "priority", "start");

    /** Fields that say something though nothing happened. */
    private static final Set<String> CONSTANT =
            Set.of("as_of", "target_ms", "target_rate", "waiting_max", "service_level_formula");

    private Differences() {}

    /**
     * Compares every field of every row.
     *
     * @param expected what was calculated
     * @param kpis what was written; of several rows of one key the last counts
     * @param summaries likewise
     * @return a line for each difference, by key; empty if there is none
     */
    public static List<String> between(
            BatchCalculation.Rows expected,
            Collection<KpiRow> kpis,
            Collection<KpiSummary> summaries) {
        List<String> differences = new ArrayList<>();
        compare("kpi", expected.kpis(), kpis, differences);
        compare("kpi_summary", expected.summaries(), summaries, differences);
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
            if (!field.name().equals("as_of") && !Objects.equals(want, have)) {
                differences.add(
                        key + ": " + field.name() + " is " + have + ", calculated as " + want);
            }
        }
    }

    private static boolean isEmpty(SpecificRecordBase row) {
        return row.getSchema().getFields().stream()
                .filter(field -> !KEY.contains(field.name()) && !CONSTANT.contains(field.name()))
                .map(field -> row.get(field.pos()))
                .allMatch(value -> value == null || value.equals(0L));
    }
}
