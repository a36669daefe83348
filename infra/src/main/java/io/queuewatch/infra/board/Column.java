package io.queuewatch.infra.board;

import io.queuewatch.pipeline.contact.Channel;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
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

    private static final Column STATE = new Column("STATE", "", 0, true, row -> row.state().name());
    private static final Column WAITING = now("WAITING", "now", 0, "waiting");
    private static final Column OLDEST = right("OLDEST", "now", 1, JudgedRow::oldest);
    private static final Column AGENTS_BUSY = now("AGENTS", "busy", 4, "agents_on_contact");
    private static final Column AGENTS_FREE = now("AGENTS", "free", 14, "agents_available");
    private static final Column AGENTS_WRAPPING = now("AGENTS", "wrap-up", 15, "agents_wrapping");
    private static final Column AGENTS_AWAY = now("AGENTS", "away", 16, "agents_away");
    private static final Column SERVICE_TODAY = today("SERVICE", 3, "service_level", Figures::rate);
    private static final Column TARGET = right("TARGET", "", 7, JudgedRow::target);
    private static final Column ABANDONED =
            today("ABANDONED", 5, "abandonment_rate", Figures::rate);
    private static final Column AHT = today("AHT", 9, "aht_ms", Figures::duration);
    private static final Column OFFERED =
            right("OFFERED", "today", 10, row -> Figures.count(row.row().today().count("offered")));
    private static final Column DATA = right("DATA", "age", 2, row -> Figures.age(row.age()));

    private static final List<Column> VOICE =
            List.of(
                    queue(Channel.VOICE),
                    STATE,
                    WAITING,
                    OLDEST,
                    AGENTS_BUSY,
                    AGENTS_FREE,
                    AGENTS_WRAPPING,
                    AGENTS_AWAY,
                    now("CALLBACKS", "waiting", 12, "callbacks_waiting"),
                    now("CALLBACKS", "overdue", 13, "callbacks_overdue"),
                    recent(Channel.VOICE, "SERVICE", 1, "service_level", Figures::rate),
                    SERVICE_TODAY,
                    TARGET,
                    today("ANSWERED", 6, "answer_rate", Figures::rate),
                    ABANDONED,
                    recent(Channel.VOICE, "ASA", 8, "asa_ms", Figures::duration),
                    today("ASA", 11, "asa_ms", Figures::duration),
                    AHT,
                    OFFERED,
                    DATA);

    private static final List<Column> CHAT =
            List.of(
                    queue(Channel.CHAT),
                    STATE,
                    WAITING,
                    OLDEST,
                    now("CHATS", "now", 6, "in_service"),
                    AGENTS_BUSY,
                    AGENTS_FREE,
                    AGENTS_WRAPPING,
                    AGENTS_AWAY,
                    recent(Channel.CHAT, "SERVICE", 1, "service_level", Figures::rate),
                    SERVICE_TODAY,
                    TARGET,
                    ABANDONED,
                    recent(Channel.CHAT, "RESPONSE", 3, "response_mean_ms", Figures::duration),
                    today("RESPONSE", 8, "response_mean_ms", Figures::duration),
                    today("IN TIME", 11, "response_level", Figures::rate),
                    today("ASA", 12, "asa_ms", Figures::duration),
                    AHT,
                    today("EFFORT", 13, "effort_mean_ms", Figures::duration),
                    OFFERED,
                    DATA);

    /** What applies to the queues of a channel, in the order on the board. */
    static List<Column> of(Channel channel) {
        return switch (channel) {
            case VOICE -> VOICE;
            case CHAT -> CHAT;
            case EMAIL, SOCIAL -> correspondence(channel);
        };
    }

    private static List<Column> correspondence(Channel channel) {
        return List.of(
                queue(channel),
                STATE,
                WAITING,
                OLDEST,
                now("BACKLOG", "now", 3, "open_contacts"),
                right("BACKLOG", "age", 4, row -> age(row.row().now("backlog_age"))),
                AGENTS_BUSY,
                AGENTS_FREE,
                AGENTS_WRAPPING,
                AGENTS_AWAY,
                recent(channel, "SERVICE", 1, "service_level", Figures::rate),
                SERVICE_TODAY,
                TARGET,
                today("ANSWERED", 6, "answer_rate", Figures::rate),
                today("FIRST", 8, "first_response_mean_ms", Figures::duration),
                today("RESPONSE", 5, "response_mean_ms", Figures::duration),
                today("IN TIME", 11, "response_level", Figures::rate),
                right("PROMISED", "", 13, row -> promised(row.row())),
                AHT,
                OFFERED,
                DATA);
    }

    private static Column queue(Channel channel) {
        return new Column(channel.name(), "", 0, true, JudgedRow::name);
    }

    private static Column right(
            String name, String scope, int rank, Function<JudgedRow, String> text) {
        return new Column(name, scope, rank, false, text);
    }

    private static Column now(String name, String scope, int rank, String field) {
        return right(name, scope, rank, row -> Figures.count(row.row().now(field)));
    }

    private static Column recent(
            Channel channel,
            String name,
            int rank,
            String field,
            Function<OptionalDouble, String> written) {
        return right(
                name,
                Recent.of(channel).heading(),
                rank,
                row -> written.apply(row.row().recent().number(field)));
    }

    private static Column today(
            String name, int rank, String field, Function<OptionalDouble, String> written) {
        return right(name, "today", rank, row -> written.apply(row.row().today().number(field)));
    }

    private static String age(OptionalLong millis) {
        return millis.isPresent()
                ? Figures.age(Duration.ofMillis(millis.getAsLong()))
                : Figures.NONE;
    }

    private static String promised(QueueRow row) {
        OptionalDouble millis = row.target("response_target_ms");
        return millis.isPresent()
                ? Figures.age(Duration.ofMillis(Math.round(millis.getAsDouble())))
                : Figures.NONE;
    }
}
