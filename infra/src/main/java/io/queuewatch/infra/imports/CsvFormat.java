package io.queuewatch.infra.imports;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** Delimited files as a mapping describes them. */
public final class CsvFormat implements LineFormat {

    /** A quote that nobody closes must not swallow the rest of the file. */
    private static final int MOST_LINES_OF_A_ROW = 20;

    private final CallMapping mapping;
    private final Optional<CustomerKey> customers;

    /**
     * @param customers hashes customers; they are left out where it is empty
     */
    public CsvFormat(CallMapping mapping, Optional<CustomerKey> customers) {
        this.mapping = mapping;
        this.customers = customers;
    }

    @Override
    public Charset charset() {
        return mapping.layout().charset();
    }

    @Override
    public Rows begin(String file, Lines lines) throws IOException {
        List<String> names = mapping.layout().names();
        if (mapping.layout().header()) {
            String header = lines.next();
            if (names.isEmpty()) {
                names = header(file, header, lines);
            }
        }
        int[] positions = positions(file, names);
        int width = names.size();
        return (line, more) ->
                mapping.convert(pick(cells(line, more), positions, width), customers);
    }

    private List<String> header(String file, String line, Lines lines) throws IOException {
        if (line == null) {
            throw new RowException(
                    "empty file", "the file is empty; its first line must name the columns");
        }
        try {
            return List.of(cells(line, lines));
        } catch (RowException e) {
            throw new ImportException(file + ":1: " + e.getMessage(), e);
        }
    }

    private int[] positions(String file, List<String> names) {
        String missing =
                mapping.columns().stream()
                        .filter(column -> !names.contains(column.header()))
                        .map(
                                column ->
                                        "'%s' (%s in the mapping)"
                                                .formatted(column.header(), column.name()))
                        .collect(Collectors.joining(", nor "));
        if (!missing.isEmpty()) {
            throw new ImportException(
                    "%s:1: there is no column %s; there are %s"
                            .formatted(file, missing, String.join(", ", names)));
        }
        List<String> headers = mapping.columns().stream().map(Column::header).toList();
        String twice =
                headers.stream()
                        .filter(header -> names.indexOf(header) != names.lastIndexOf(header))
                        .distinct()
                        .collect(Collectors.joining("', two '"));
        if (!twice.isEmpty()) {
            throw new ImportException(
                    "%s:1: two columns are called '%s'; list file.names in the mapping"
                            .formatted(file, twice));
        }
        return headers.stream().mapToInt(names::indexOf).toArray();
    }

    private static String[] pick(String[] cells, int[] positions, int width) {
        boolean tooMany = Arrays.stream(cells).skip(width).anyMatch(surplus -> !surplus.isEmpty());
        if (cells.length < width || tooMany) {
            throw new RowException(
                    "wrong number of cells",
                    "%d cells where there are %d columns".formatted(cells.length, width));
        }
        return Arrays.stream(positions).mapToObj(i -> cells[i]).toArray(String[]::new);
    }

    private String[] cells(String line, Lines lines) throws IOException {
        String text = line;
        for (int length = 1; ; length++) {
            try {
                return parse(text);
            } catch (IOException e) {
                String next = isQuoteOpen(text) ? more(lines, length) : null;
                if (next == null) {
                    lines.giveBack();
                    throw new RowException("quotes are wrong", "quotes are wrong: " + firstLine(e));
                }
                text += "\n" + next;
            }
        }
    }

    private static String more(Lines lines, int length) throws IOException {
        return length < MOST_LINES_OF_A_ROW ? lines.more() : null;
    }

    private String[] parse(String text) throws IOException {
        CSVFormat format = mapping.layout().csv();
        if (!format.isQuoteCharacterSet() || text.indexOf(format.getQuoteCharacter()) < 0) {
            // Most lines of most files; spares a parser and its buffers for each.
            return strip(text.split(Pattern.quote(format.getDelimiterString()), -1));
        }
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            var records = parser.iterator();
            if (!records.hasNext()) {
                return new String[0];
            }
            return strip(records.next().values());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String[] strip(String[] cells) {
        Arrays.setAll(cells, i -> cells[i].strip());
        return cells;
    }

    private boolean isQuoteOpen(String text) {
        Character quote = mapping.layout().csv().getQuoteCharacter();
        return quote != null && text.chars().filter(c -> c == quote).count() % 2 == 1;
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
