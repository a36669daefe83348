package io.queuewatch.infra.board;

import io.queuewatch.pipeline.contact.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Fixed figures for the tests of the board. */
final class Boards {
    static final Instant NOW = Instant.parse("2026-03-02T14:05:12Z");

    private Boards() {}

    static Measures measures(long offered, double level, double answered, double abandoned) {
        return new Measures(
                Map.of(
                        "offered",
                        (double) offered,
                        "service_level",
                        level,
                        "answer_rate",
                        answered,
                        "abandonment_rate",
                        abandoned,
                        "asa_ms",
                        18_400.,
                        "aht_ms",
                        312_700.,
                        "target_ms",
                        20_000.,
                        "target_rate",
                        .8));
    }

    static QueueRow row(
            String queue, long age, long waiting, long oldest, Measures recent, Measures today) {
        Map<String, Long> now =
                Map.of(
                        "waiting", waiting,
                        "oldest_wait", oldest,
                        "callbacks_waiting", 1L,
                        "callbacks_overdue", 0L,
                        "in_service", 7L,
                        "agents_on_contact", 9L,
                        "agents_available", 2L);
        return new QueueRow(queue, NOW.minusSeconds(age), now, recent, today);
    }

    static QueueRow quiet(String queue, long age) {
        Map<String, Long> now =
                Map.of("waiting", 0L, "callbacks_waiting", 0L, "agents_on_contact", 0L);
        return new QueueRow(queue, NOW.minusSeconds(age), now, Measures.NONE, Measures.NONE);
    }

    static Snapshot snapshot(QueueRow... rows) {
        return new Snapshot(
                List.of(
                        new ChannelRows(
                                Channel.VOICE,
                                List.of(rows),
                                QueueRow.total(
                                        List.of(rows),
                                        measures(158, .7342, .91, .054),
                                        measures(4210, .8149, .92, .061)))));
    }

    /** Voice of the afternoon, and two channels of writing. */
    static Snapshot channels() {
        Measures chat =
                new Measures(
                        Map.of(
                                "offered", 320.,
                                "service_level", .97,
                                "asa_ms", 21_000.,
                                "aht_ms", 612_000.,
                                "effort_mean_ms", 255_000.,
                                "response_mean_ms", 34_000.,
                                "response_level", .91,
                                "target_ms", 60_000.,
                                "target_rate", .95));
        Measures email =
                new Measures(
                        Map.of(
                                "offered", 410.,
                                "answer_rate", .99,
                                "first_response_mean_ms", 15_480_000.,
                                "response_mean_ms", 16_920_000.,
                                "response_level", .88,
                                "response_target_ms", 28_800_000.,
                                "target_ms", 28_800_000.,
                                "target_rate", .95));
        Map<String, Long> chats = Map.of("waiting", 1L, "oldest_wait", 12_000L, "in_service", 9L);
        Map<String, Long> emails =
                Map.of(
                        "waiting", 37L,
                        "oldest_wait", 29_000_000L,
                        "open_contacts", 52L,
                        "backlog_age", 180_000_000L);
        return new Snapshot(
                List.of(
                        afternoon().channels().get(0),
                        one(
                                Channel.CHAT,
                                new QueueRow("help", NOW.minusSeconds(2), chats, chat, chat)),
                        one(
                                Channel.EMAIL,
                                new QueueRow(
                                        "claims",
                                        NOW.minusSeconds(2),
                                        emails,
                                        Measures.NONE,
                                        email))));
    }

    private static ChannelRows one(Channel channel, QueueRow row) {
        List<QueueRow> rows = List.of(row);
        return new ChannelRows(channel, rows, QueueRow.total(rows, row.recent(), row.today()));
    }

    static Snapshot afternoon() {
        return snapshot(
                quiet("billing", 2),
                row(
                        "sales",
                        2,
                        1,
                        4_200,
                        measures(40, .948, .97, .012),
                        measures(1820, .9, .96, .02)),
                row(
                        "support",
                        2,
                        3,
                        42_000,
                        measures(70, .86, .95, .03),
                        measures(1500, .85, .94, .05)),
                row(
                        "technical",
                        2,
                        12,
                        725_000,
                        measures(48, .312, .74, .21),
                        measures(890, .557, .78, .183)));
    }
}
