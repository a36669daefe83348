package io.queuewatch.infra.imports;

import java.util.List;
import java.util.Map;

/**
 * How a delimited export becomes events, as its YAML file says it. {@link MappingFile} reads and
 * checks it.
 *
 * @param source the system the contacts come from, kept in each event
 * @param channel of the events that do not say another; voice by default
 * @param timeZone in which dates and times are meant, such as {@code Asia/Jerusalem}
 * @param file how the file is written
 * @param missing cells that mean that nothing is known, in any column
 * @param columns the columns that are used, by the name that expressions know them by
 * @param values computed from columns and from values before them, by name
 * @param skip rows that are left out: conditions by reason
 * @param require what rows must fulfil, else they are rejected: conditions by reason
 * @param contactId columns and values that together name the contact
 * @param rowId columns and values that together name the row, where a contact has several; the
 *     contact's by default
 * @param fields of every event: expressions by field
 * @param events which a row becomes
 */
record Mapping(
        String source,
        String channel,
        String timeZone,
        Layout file,
        List<String> missing,
        Map<String, Column> columns,
        Map<String, String> values,
        Map<String, String> skip,
        Map<String, String> require,
        List<String> contactId,
        List<String> rowId,
        Map<String, String> fields,
        List<Event> events) {

    Mapping {
        channel = channel == null ? "voice" : channel;
        file = file == null ? new Layout(null, null, null, null, null) : file;
        missing = orEmpty(missing);
        columns = orEmpty(columns);
        values = orEmpty(values);
        skip = orEmpty(skip);
        require = orEmpty(require);
        contactId = orEmpty(contactId);
        rowId = rowId == null ? contactId : rowId;
        fields = orEmpty(fields);
        events = orEmpty(events);
    }

    /**
     * How the file is written.
     *
     * @param delimiter between cells, one character; a comma by default
     * @param quote around cells, one character, or {@code none}; {@code "} by default
     * @param charset UTF-8 by default
     * @param header whether the first line names the columns; so by default
     * @param names of all columns in order, where there is no header or a useless one
     */
    record Layout(
            String delimiter, String quote, String charset, Boolean header, List<String> names) {

        Layout {
            delimiter = delimiter == null ? "," : delimiter;
            quote = quote == null ? "\"" : quote;
            charset = charset == null ? "UTF-8" : charset;
            header = header == null || header;
            names = orEmpty(names);
        }
    }

    /**
     * A column.
     *
     * @param from its name in the file, where it is another
     * @param is what its cells are, a name of {@link CellKind}; text by default
     * @param format of dates and times, as {@link java.time.format.DateTimeFormatter} has them; the
     *     first that fits
     * @param missing cells that mean that nothing is known, in this column
     * @param on the column with the date of a time
     * @param follows columns that this time comes after; the first that is there counts
     */
    record Column(
            String from,
            String is,
            List<String> format,
            List<String> missing,
            String on,
            List<String> follows) {

        Column {
            is = is == null ? "text" : is;
            format = orEmpty(format);
            missing = orEmpty(missing);
            follows = orEmpty(follows);
        }
    }

    /**
     * An event that a row becomes.
     *
     * @param channel where it is another than that of the mapping
     * @param type a type of the channel's events
     * @param when the condition on which it is sent; always by default
     * @param at when it happened: a column with a time, or an expression in milliseconds since 1970
     * @param fields expressions by field, beside and before those of every event
     */
    record Event(String channel, String type, String when, String at, Map<String, String> fields) {

        Event {
            fields = orEmpty(fields);
        }
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }

    private static <T> Map<String, T> orEmpty(Map<String, T> map) {
        return map == null ? Map.of() : map;
    }
}
