package io.queuewatch.infra.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.queuewatch.pipeline.influx.Field;
import io.queuewatch.pipeline.influx.Field.Type;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Sheets as text: a line for each figure, a column for each queue or team; or as JSON. */
final class SheetText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GAP = "  ";

    private SheetText() {}

    /** An object for each column of each sheet: its measurement, its tags and its figures. */
    static String json(List<Sheet> sheets) {
        ArrayNode rows = JSON.createArrayNode();
        for (Sheet sheet : sheets) {
            sheet.columns()
                    .forEach(
                            (column, figures) -> {
                                ObjectNode row = rows.addObject();
                                row.put("measurement", sheet.measurement().name());
                                sheet.tags().forEach(row::put);
                                row.put(sheet.heading(), column);
                                sheet.fields().forEach(field -> put(row, field, figures));
                            });
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(ObjectNode row, Field field, Map<String, Double> figures) {
        Double value = figures.get(field.name());
        if (value != null && field.type() == Type.INTEGER) {
            row.put(field.name(), Math.round(value));
        } else {
            row.put(field.name(), value);
        }
    }

    /** The lines of a sheet; what is too wide for one table goes on in another. */
    static List<String> lines(Sheet sheet, int width) {
        List<Field> fields = sheet.fields();
        List<List<String>> columns = new ArrayList<>();
        sheet.columns()
                .forEach(
                        (name, figures) -> {
                            List<String> cells = new ArrayList<>(List.of(name));
                            fields.forEach(
                                    field -> cells.add(written(field, figures.get(field.name()))));
                            columns.add(aligned(cells, false));
                        });
        List<String> names = new ArrayList<>(List.of(sheet.heading()));
        fields.forEach(field -> names.add(field.name()));
        List<String> first = aligned(names, true);

        List<String> lines = new ArrayList<>();
        lines.add(sheet.measurement().name() + GAP + String.join(GAP, sheet.tags().values()));
        int next = 0;
        while (next < columns.size()) {
            List<StringBuilder> block = first.stream().map(StringBuilder::new).toList();
            do {
                List<String> column = columns.get(next++);
                for (int i = 0; i < block.size(); i++) {
                    block.get(i).append(GAP).append(column.get(i));
                }
            } while (next < columns.size()
                    && block.get(0).length() + GAP.length() + columns.get(next).get(0).length()
                            <= width);
            block.forEach(line -> lines.add(line.toString()));
        }
        return lines.stream().map(String::stripTrailing).toList();
    }

    private static List<String> aligned(List<String> cells, boolean left) {
        int width = cells.stream().mapToInt(String::length).max().orElse(0);
        return cells.stream()
                .map(
                        cell -> {
                            String space = " ".repeat(width - cell.length());
                            return left ? cell + space : space + cell;
                        })
                .toList();
    }

    private static String written(Field field, Double value) {
        if (value == null) {
            return Figures.NONE;
        }
        return switch (field.unit()) {
            case MILLISECONDS -> Figures.duration(Math.round(value));
            case FRACTION -> Figures.rate(OptionalDouble.of(value));
            case POINTS, RATIO, STANDARD_DEVIATIONS, OF_METRIC ->
                    String.format(Locale.ROOT, "%.2f", value);
            case MILLIONTHS -> String.format(Locale.ROOT, "%.2f", value / 1e6);
            default -> Figures.count(Math.round(value));
        };
    }
}
