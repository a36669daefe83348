package io.queuewatch.pipeline.batch.outcome;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Where rows of a day that a pipeline wrote differ from those calculated. {@code as_of} is left
 * out, and so are rows without anything, which remain where everything was withdrawn.
 */
public final class RowDifferences {

    private static final Set<String> KEY =
            Set.of("channel", "queue", "segment", "direction", "start");

    private RowDifferences() {}

    /**
     * Compares every field of every row; rates and margins within a millionth.
     *
     * @param written of several rows of one key the last counts
     * @return a line for each difference, by key; empty if there is none
     */
    public static List<String> between(
            Collection<? extends SpecificRecordBase> calculated,
            Collection<? extends SpecificRecordBase> written) {
        Map<String, SpecificRecordBase> want = byKey(calculated);
        Map<String, SpecificRecordBase> have = byKey(written);
        Set<String> keys = new TreeSet<>(want.keySet());
        keys.addAll(have.keySet());
        List<String> differences = new ArrayList<>();
        for (String key : keys) {
            if (!have.containsKey(key)) {
                differences.add(key + ": missing: " + want.get(key));
            } else if (want.containsKey(key)) {
                fields(key, want.get(key), have.get(key), differences);
            } else if (!isEmpty(have.get(key))) {
                differences.add(key + ": not expected: " + have.get(key));
            }
        }
        return differences;
    }

    private static Map<String, SpecificRecordBase> byKey(
            Collection<? extends SpecificRecordBase> rows) {
        Map<String, SpecificRecordBase> byKey = new TreeMap<>();
        for (SpecificRecordBase row : rows) {
            StringBuilder key = new StringBuilder(row.getSchema().getName());
            for (Schema.Field field : row.getSchema().getFields()) {
                if (KEY.contains(field.name())) {
                    key.append(' ').append(row.get(field.pos()));
                }
            }
            byKey.put(key.toString(), row);
        }
        return byKey;
    }

    private static void fields(
            String key, SpecificRecordBase want, SpecificRecordBase have, List<String> out) {
        for (Schema.Field field : want.getSchema().getFields()) {
            Object calculated = want.get(field.pos());
            Object written = have.get(field.pos());
            if (!field.name().equals("as_of") && !same(calculated, written)) {
                out.add(
                        "%s: %s is %s, calculated as %s"
                                .formatted(key, field.name(), written, calculated));
            }
        }
    }

    private static boolean same(Object calculated, Object written) {
        return calculated instanceof Double one && written instanceof Double other
                ? Math.abs(one - other) <= 1e-6 * Math.max(1, Math.abs(one))
                : Objects.equals(calculated, written);
    }

    private static boolean isEmpty(SpecificRecordBase row) {
        return row.getSchema().getFields().stream()
                .filter(field -> !KEY.contains(field.name()) && !field.name().equals("as_of"))
                .map(field -> row.get(field.pos()))
                .allMatch(value -> value == null || value.equals(0L));
    }
}
