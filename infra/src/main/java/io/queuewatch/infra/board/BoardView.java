package io.queuewatch.infra.board;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * A frame of the wallboard as lines of text, a table for each channel: aligned at any width, the
 * least important columns left out where it is narrow, the worst queues first where it is low.
 *
 * @param zone of the times shown
 * @param staleAfter age beyond which data are stale
 */
record BoardView(ZoneId zone, Duration staleAfter) {
    private static final String GAP = "  ";
    private static final int LINES_AROUND_CHANNELS = 2;
    private static final int LINES_AROUND_QUEUES = 5;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE d MMM HH:mm:ss", Locale.ENGLISH);
    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    private static final AttributedStyle ALARM =
            PLAIN.bold().foregroundRgb(0xFFFFFF).backgroundRgb(0x8B0000);

    /**
     * The lines of a frame, none wider than the width.
     *
     * @param snapshot what was read last
     * @param now the present
     * @param width in characters
     * @param height in lines; the least severe queues are left out where they do not fit
     */
    List<AttributedString> lines(Snapshot snapshot, Instant now, int width, int height) {
        List<AttributedString> lines = new ArrayList<>();
        lines.add(title(now));
        if (snapshot.isEmpty()) {
            lines.add(AttributedString.EMPTY);
            lines.add(
                    new AttributedString(
                            "No figures of the last "
                                    + BoardReader.REMEMBERED.toHours()
                                    + " hours: is the pipeline running?",
                            ALARM));
            return cut(lines, width);
        }
        if (newestAge(snapshot, now).compareTo(staleAfter) > 0) {
            lines.add(
                    new AttributedString(
                            "NO NEW DATA FOR "
                                    + Figures.age(newestAge(snapshot, now))
                                    + ": this is how it was at "
                                    + time(snapshot.newest()),
                            ALARM));
        }
        int room =
                height - LINES_AROUND_CHANNELS - LINES_AROUND_QUEUES * snapshot.channels().size();
        int tables = snapshot.channels().size();
        for (ChannelRows channel : snapshot.channels()) {
            int share = Math.max(1, room / tables--);
            room -= Math.min(share, channel.queues().size());
            lines.add(AttributedString.EMPTY);
            lines.addAll(table(channel, now, width, share));
        }
        return cut(lines, width);
    }

    private AttributedString title(Instant now) {
        return new AttributedString("Queuewatch  " + time(now), PLAIN.bold());
    }

    private List<AttributedString> table(ChannelRows channel, Instant now, int width, int room) {
        List<JudgedRow> rows = new ArrayList<>();
        for (QueueRow row : channel.queues()) {
            rows.add(new JudgedRow(row, State.of(row, now, staleAfter), row.age(now)));
        }
        int hidden = Math.max(0, rows.size() - room);
        if (hidden > 0) {
            rows.sort(Comparator.comparing(JudgedRow::state).reversed());
        }
        rows = new ArrayList<>(rows.subList(0, rows.size() - hidden));
        QueueRow total = channel.total();
        rows.add(new JudgedRow(total, channel.worst(now, staleAfter), total.age(now)));

        List<Layout> columns = Layout.fit(Column.of(channel.channel()), rows, width, GAP.length());
        List<AttributedString> lines = new ArrayList<>();
        lines.add(heading(columns, Column::name));
        lines.add(heading(columns, Column::scope));
        rows.forEach(row -> lines.add(line(columns, row)));
        if (hidden > 0) {
            lines.add(
                    new AttributedString(
                            "and " + hidden + " more, none of them in a worse state",
                            PLAIN.faint()));
        }
        return lines;
    }

    private static AttributedString heading(List<Layout> columns, Function<Column, String> text) {
        AttributedStringBuilder line = new AttributedStringBuilder();
        for (Layout column : columns) {
            line.append(line.length() == 0 ? "" : GAP);
            line.styled(PLAIN.faint(), column.pad(text.apply(column.column())));
        }
        return stripped(line);
    }

    private static AttributedString line(List<Layout> columns, JudgedRow row) {
        AttributedStyle rest = row.isTotal() ? PLAIN.bold() : PLAIN;
        rest = row.state() == State.STALE ? rest.faint() : rest;
        AttributedStringBuilder line = new AttributedStringBuilder();
        for (Layout column : columns) {
            boolean state = column.column().name().equals("STATE");
            line.append(line.length() == 0 ? "" : GAP);
            line.styled(state ? style(row.state()) : rest, column.text(row));
        }
        return stripped(line);
    }

    private static AttributedStyle style(State state) {
        return switch (state) {
            case QUIET -> PLAIN.faint();
            case OK -> PLAIN.foregroundRgb(0x5C9DFF);
            case WATCH -> PLAIN.bold().foregroundRgb(0xFFB000);
            case BREACH -> ALARM;
            case STALE -> PLAIN.bold().foregroundRgb(0x000000).backgroundRgb(0xFFB000);
        };
    }

    private static Duration newestAge(Snapshot snapshot, Instant now) {
        return Duration.between(snapshot.newest(), now);
    }

    private String time(Instant time) {
        return TIME.format(time.atZone(zone));
    }

    private static AttributedString stripped(AttributedStringBuilder line) {
        AttributedString whole = line.toAttributedString();
        return whole.subSequence(0, whole.toString().stripTrailing().length());
    }

    private static List<AttributedString> cut(List<AttributedString> lines, int width) {
        return lines.stream().map(line -> line.columnSubSequence(0, width)).toList();
    }
}
