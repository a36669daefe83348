package io.queuewatch.infra.board;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Fixed figures for the tests of the board. */
final class Boards {
    static final Instant NOW = Instant.parse("2026-03-02T14:05:12Z");

    private Boards() {}

    static Measures measures(long offered, double level, double answered, double abandoned) {
        return new Measures(
                offered,
                Math.round(offered * answered),
                Math.round(offered * answered),
                OptionalDouble.of(level),
                OptionalDouble.of(answered),
                OptionalDouble.of(abandoned),
                OptionalDouble.of(18_400),
                OptionalDouble.of(312_700),
                OptionalLong.of(20_000),
                OptionalDouble.of(.8));
    }

    static QueueRow row(
            String queue, long age, long waiting, long oldest, Measures recent, Measures today) {
        return new QueueRow(queue, NOW.minusSeconds(age), waiting, oldest, 1, 7, 9, recent, today);
    }

    static QueueRow quiet(String queue, long age) {
        return new QueueRow(
                queue, NOW.minusSeconds(age), 0, 0, 0, 0, 0, Measures.NONE, Measures.NONE);
    }

    static Snapshot snapshot(QueueRow... rows) {
        return new Snapshot(
                "voice",
                List.of(rows),
                QueueRow.total(
                        List.of(rows),
                        measures(158, .7342, .91, .054),
                        measures(4210, .8149, .92, .061)));
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
