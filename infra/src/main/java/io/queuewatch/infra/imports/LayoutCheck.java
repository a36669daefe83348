package io.queuewatch.infra.imports;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;

/** Checks what a mapping says of how its files are written. */
final class LayoutCheck {

    private static final JsonPointer FILE = JsonPointer.compile("/file");

    private final Mapping.Layout file;
    private final Places places;
    private final Mistakes mistakes;

    LayoutCheck(Mapping mapping, Places places, Mistakes mistakes) {
        this.file = mapping.file();
        this.places = places;
        this.mistakes = mistakes;
    }

    /** How files are written; what is wrong is among the mistakes. */
    CallMapping.Layout checked() {
        char delimiter = mistakes.check(() -> character("delimiter", file.delimiter(), ""), ',');
        Character quote = mistakes.check(() -> quote(delimiter), null);
        if (!file.header() && file.names().isEmpty() && !mistakes.hide(at("names"))) {
            mistakes.add(at("header"), "without a header, names must list all columns in order");
        }
        CSVFormat csv =
                CSVFormat.DEFAULT
                        .builder()
                        .setDelimiter(delimiter)
                        .setQuote(quote)
                        .setIgnoreEmptyLines(false)
                        .get();
        Charset charset = mistakes.check(this::charset, StandardCharsets.UTF_8);
        return new CallMapping.Layout(csv, charset, file.header(), file.names());
    }

    private Character quote(char delimiter) {
        if (file.quote().equals("none")) {
            return null;
        }
        char quote = character("quote", file.quote(), ", none");
        if (quote == delimiter) {
            throw places.wrong(
                    at("quote"), "quote and delimiter must differ, both are '%s'".formatted(quote));
        }
        return quote;
    }

    private char character(String key, String given, String orElse) {
        if (given.length() != 1 || given.equals("\n") || given.equals("\r")) {
            throw places.wrong(
                    at(key),
                    "'%s' is not one character; right are \",\", \";\", \"\\t\"%s"
                            .formatted(given, orElse));
        }
        return given.charAt(0);
    }

    private Charset charset() {
        try {
            return Charset.forName(file.charset());
        } catch (IllegalArgumentException e) {
            throw places.wrong(
                    at("charset"),
                    "there is no charset '%s'; right are UTF-8, ISO-8859-1, windows-1252"
                            .formatted(file.charset()));
        }
    }

    private static JsonPointer at(String key) {
        return FILE.appendProperty(key);
    }
}
