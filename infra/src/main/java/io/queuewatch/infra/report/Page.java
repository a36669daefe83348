package io.queuewatch.infra.report;

import java.util.List;

/** What the template shows, all of it text that is already worded; the template escapes it. */
record Page(
        String title,
        String before,
        String zone,
        String upTo,
        String made,
        List<String> missed,
        List<String> unsure,
        List<String> met,
        List<Section> sections,
        String style,
        String library,
        String script,
        String plots) {

    /** One channel, the teams, or what the centre began on a channel. */
    record Section(
            String name,
            String anchor,
            List<Line> figures,
            List<String> notes,
            List<Plot> plots,
            List<Table> tables,
            Table days) {}

    /** A figure beside its target and the period before. */
    record Line(
            String label,
            String value,
            String target,
            String verdict,
            String verdictStyle,
            String before,
            String change,
            String changeStyle) {

        /** The same, with more to say of what is wanted. */
        Line wanting(String words) {
            return new Line(
                    label, value, words, verdict, verdictStyle, before, change, changeStyle);
        }
    }

    /** Where a plot is drawn, and what it says to those who cannot see it. */
    record Plot(String id, String title, String summary) {}

    /** Figures by something. */
    record Table(String caption, String heading, List<String> columns, List<Row> rows) {}

    /** A row of a table. */
    record Row(String name, List<String> cells) {}
}
