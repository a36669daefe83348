package io.queuewatch.infra.board;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A column of the wallboard.
 *
 * @param name first line of its heading
 * @param scope second line of its heading: the period, or nothing
 * @param rank 0 is always shown; the higher, the sooner it is left out
 * @param left whether it is aligned to the left
 * @param text of a row
 */
record Column(String name, String scope, int rank, boolean left, Function<JudgedRow, String> text) {

    /** All columns, in their order on the board. */
    static final List<Column> ALL =
            List.of(
                    new Column("QUEUE", "", 0, true, JudgedRow::name),
                    new Column("STATE", "", 0, true, row -> row.state().name()),
                    right("WAITING", "now", 0, row -> Figures.count(row.row().waiting())),
                    right("OLDEST", "now", 1, JudgedRow::oldest),
                    right("AGENTS", "busy", 4, row -> count(row.row().agentsOnContact())),
                    right("CALLBACKS", "waiting", 12, row -> count(row.row().callbacksWaiting())),
                    right("SERVICE", "15 min", 1, row -> rate(row.row().recent().serviceLevel())),
                    right("SERVICE", "today", 3, row -> rate(row.row().today().serviceLevel())),
                    right("TARGET", "", 7, JudgedRow::target),
                    right("ANSWERED", "today", 6, row -> rate(row.row().today().answerRate())),
                    right(
                            "ABANDONED",
                            "today",
                            5,
                            row -> rate(row.row().today().abandonmentRate())),
                    right("ASA", "15 min", 8, row -> Figures.duration(row.row().recent().asa())),
                    right("ASA", "today", 11, row -> Figures.duration(row.row().today().asa())),
                    right("AHT", "today", 9, row -> Figures.duration(row.row().today().aht())),
                    right("OFFERED", "today", 10, row -> count(row.row().today().offered())),
                    right("DATA", "age", 2, row -> Figures.age(row.age())));

    private static Column right(
            String name, String scope, int rank, Function<JudgedRow, String> text) {
        return new Column(name, scope, rank, false, text);
    }

    private static String count(long number) {
        return Figures.count(number);
    }

    private static String rate(OptionalDouble share) {
        return Figures.rate(share);
    }
}
