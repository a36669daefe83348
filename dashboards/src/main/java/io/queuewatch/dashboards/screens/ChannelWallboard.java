package io.queuewatch.dashboards.screens;

import io.queuewatch.dashboards.grafana.Colour;
import io.queuewatch.dashboards.grafana.Look;
import io.queuewatch.dashboards.grafana.Panel;
import io.queuewatch.dashboards.grafana.Screen;
import io.queuewatch.dashboards.grafana.Variable;
import io.queuewatch.dashboards.influxql.Select;
import io.queuewatch.dashboards.screens.Desk.Unit;
import io.queuewatch.pipeline.influx.Catalogue;
import java.util.Locale;

/**
 * The board of one channel.
 *
 * @param desk the channel
 */
record ChannelWallboard(Desk desk) {
    private static final String ANSWER_TARGET = "answer_target";

    /** The board. */
    Screen screen() {
        String channel = desk.channel();
        Screen screen =
                Walls.board(
                                "wallboard-" + channel,
                                "Wallboard: " + channel,
                                desk.things()
                                        + " now and today, to be read from five metres. Open with"
                                        + " ?kiosk.")
                        .tag(channel)
                        .variable(Walls.queues(Walls.now().where("channel", channel)))
                        .variable(
                                Variable.ofNumber(
                                        ANSWER_TARGET,
                                        "Answer rate wanted",
                                        "The share of visits that should be answered.",
                                        "0.95"))
                        .annotation(
                                Alerts.marked(
                                        "Pages",
                                        Colour.RED,
                                        Alerts.all()
                                                .where("severity", "CRITICAL")
                                                .where("channel", channel)))
                        .panel(Walls.serviceLevel(desk, "Service level today").at(0, 0, 6, 12))
                        .panel(waiting().at(6, 0, 7, 6))
                        .panel(oldestWait().at(6, 6, 7, 6))
                        .panel(age().at(19, 0, 5, 6))
                        .panel(answerRate().at(13, 0, 6, 12));
        screen.panel(
                desk.conversation() ? speedOfAnswer().at(19, 6, 5, 6) : open().at(19, 6, 5, 6));
        return screen.panel(queuesOf().at(0, 12, 16, 16))
                .panel(levelByQuarter().at(16, 12, 8, 8))
                .panel(visitsByQuarter().at(16, 20, 8, 8));
    }

    private Panel waiting() {
        return Walls.number(
                        "Waiting now",
                        "Customers who wait in the chosen queues. Empty when nothing was reported"
                                + " for two minutes.")
                .decimals(0)
                .ask(Walls.FIRST, ofAll("waiting", "waiting"));
    }

    private Panel oldestWait() {
        return Walls.number(
                        "Oldest wait",
                        "How long the customer at the head of the longest waiting queue has waited,"
                                + " in "
                                + desk.waiting().words()
                                + ". Empty when nothing was reported for two minutes.")
                .unit(desk.waiting().grafana())
                .decimals(desk.waiting().decimals())
                .ask(
                        Walls.FIRST,
                        Select.from(
                                        nowOf().ofLast(Walls.FRESH)
                                                .column("oldest", "last(oldest_wait)")
                                                .by("queue"))
                                .column("oldest wait", "max(oldest) / " + desk.waiting().millis()));
    }

    private Panel age() {
        return Walls.ageTile(
                "Now less the event time that the newest row has reached. LATE from 20 s, STALE"
                        + " from one minute or when there is no row today: then nothing else here"
                        + " can be believed. Compares with the clock of the screen.",
                Walls.now()
                        .where("channel", desk.channel())
                        .column("age", "(${__to} - last(as_of)) / 1000"));
    }

    private Panel answerRate() {
        String rate = "sum(answered) / sum(answer_base)";
        return Walls.number(
                        "Answer rate today",
                        "Answered of all visits with an outcome: answered, abandoned or flowed out;"
                                + " against the share that is wanted. MET, NEAR (less than 5 points"
                                + " below), BELOW.")
                .unit("percentunit")
                .decimals(1)
                .ground()
                .field("against target", Look.asAll().bigStates(Words.AGAINST_TARGET))
                .ask(
                        Walls.FIRST,
                        Walls.today(desk)
                                .positive("answer_base")
                                .column("answer rate", rate)
                                .column("against target", rate + " - $" + ANSWER_TARGET));
    }

    private Panel speedOfAnswer() {
        return Walls.number(
                        "Speed of answer today",
                        "Mean wait of the answered (ASA), in " + desk.mean().words() + ".")
                .unit(desk.mean().grafana())
                .decimals(desk.mean().decimals())
                .ask(Walls.FIRST, meanTime("asa", "asa_ms", "answered"));
    }

    private Panel open() {
        return Walls.number(
                        "Open now",
                        "Contacts that are not closed: they wait, are with an agent or are yet to"
                                + " be resolved. Empty when nothing was reported for two minutes.")
                .decimals(0)
                .ask(Walls.FIRST, ofAll("open", "open_contacts"));
    }

    /** The sum over the chosen queues of what each said last. */
    private Select ofAll(String alias, String field) {
        return Select.from(
                        nowOf().ofLast(Walls.FRESH)
                                .column(alias, "last(" + field + ")")
                                .by("queue"))
                .column(alias, "sum(" + alias + ")");
    }

    private Panel queuesOf() {
        Unit wait = desk.waiting();
        Unit mean = desk.mean();
        Columns columns =
                new Columns()
                        .text("queue", "Queue")
                        .states("Now", "Now", Words.OF_TARGET)
                        .count("waiting", "Waiting")
                        .add("oldest wait", "Oldest wait", wait.look());
        if (!desk.conversation()) {
            columns.count("open", "Open").add("backlog age", "Oldest open", wait.look());
        }
        columns.count("free", "Free")
                .count("busy", "Busy")
                .add(
                        "against target",
                        "Today",
                        Look.asAll()
                                .states(
                                        Words.againstTarget(
                                                "NO " + desk.things().toUpperCase(Locale.ROOT))))
                .percent("service level", "Service level")
                .percent("answer rate", "Answered");
        if (desk == Desk.VOICE) {
            columns.percent("abandonment", "Abandoned").add("asa", "ASA", mean.look());
        } else {
            columns.states("against promise", "Replies", Words.OF_PROMISE)
                    .add("response time", "Reply after", mean.look());
        }
        Panel panel =
                Panel.table(
                                "Queues",
                                "One row a queue. Now: the oldest wait against the queue's target"
                                        + " (CALM below 75 %, AT RISK below 100 %, BEYOND from"
                                        + " there, UNKNOWN when nothing was reported for two"
                                        + " minutes), and agents who are free and with a customer;"
                                        + " an agent is shown in every queue it serves. Today: the"
                                        + " service level against its target (MET, NEAR: less than"
                                        + " 5 points below, BELOW)"
                                        + (desk == Desk.VOICE
                                                ? "."
                                                : ", and the mean time to reply to each message"
                                                        + " against the time promised (IN TIME"
                                                        + " below 75 %, NEAR up to 100 %, SLOW"
                                                        + " beyond)."))
                        .largestFirst("Now")
                        .rows(Walls.FIRST, presence(wait))
                        .rows(
                                "B",
                                Walls.today(desk)
                                        .column("target", "last(target_ms) / " + wait.millis())
                                        .by("queue"))
                        .rows(
                                "C",
                                ServiceLevels.of(Walls.today(desk))
                                        .column("service level", "sum(met) / sum(base)")
                                        .column("against target", "sum(margin) / sum(base)")
                                        .by("queue"))
                        .rows(
                                "D",
                                Walls.today(desk)
                                        .positive("answer_base")
                                        .column("answer rate", "sum(answered) / sum(answer_base)")
                                        .by("queue"));
        if (desk == Desk.VOICE) {
            panel.rows(
                            "E",
                            Walls.today(desk)
                                    .positive("abandonment_base")
                                    .column(
                                            "abandonment",
                                            "(sum(abandonment_base) - sum(answered)) /"
                                                    + " sum(abandonment_base)")
                                    .by("queue"))
                    .rows("F", meanTime("asa", "asa_ms", "answered").by("queue"));
        } else {
            panel.rows("E", replies());
        }
        return columns.of(panel.merged().computed("Now", "oldest wait", "/", "target"), "target");
    }

    private Select presence(Unit wait) {
        Select rows =
                nowOf().ofLast(Walls.FRESH)
                        .column("waiting", "last(waiting)")
                        .column("oldest wait", "last(oldest_wait) / " + wait.millis())
                        .column("free", "last(agents_available)")
                        .column("busy", "last(agents_on_contact)");
        return (desk.conversation()
                        ? rows
                        : rows.column("open", "last(open_contacts)")
                                .column("backlog age", "last(backlog_age) / " + wait.millis()))
                .by("queue");
    }

    private Select replies() {
        return Select.from(
                        Walls.today(desk)
                                .positive("responses")
                                .column("time", "response_mean_ms * responses")
                                .column("promise", "response_target_ms * responses")
                                .column("base", "responses"))
                .positive("promise")
                .positive("base")
                .column("response time", "sum(time) / sum(base) / " + desk.mean().millis())
                .column("against promise", "sum(time) / sum(promise)")
                .by("queue");
    }

    private Panel levelByQuarter() {
        return quarters(
                        Panel.bars(
                                "Service level by quarter of an hour",
                                "Service level of each quarter of an hour (bars) against the target"
                                        + " (line), over the chosen queues. No bar: no visit was"
                                        + " answered or passed its target."))
                .unit("percentunit")
                .max(1)
                .field("target", Look.line(Colour.ORANGE_LINE))
                .ask(
                        Walls.FIRST,
                        ServiceLevels.of(Walls.today(desk))
                                .column("service level", "sum(met) / sum(base)")
                                .column("target", "(sum(met) - sum(margin)) / sum(base)")
                                .each(Walls.QUARTER));
    }

    private Panel visitsByQuarter() {
        return quarters(
                        Panel.bars(
                                desk.things() + " by quarter of an hour",
                                "Visits that began, were answered and were abandoned in each"
                                        + " quarter of an hour, over the chosen queues."))
                .field("offered", Look.line(Colour.GREY_LINE))
                .field("abandoned", Look.line(Colour.ORANGE_LINE).dashed())
                .ask(
                        Walls.FIRST,
                        Select.from(Catalogue.KPI, Walls.QUARTER)
                                .where("view", "live")
                                .where("channel", desk.channel())
                                .among("queue", "queue")
                                .column("offered", "sum(offered)")
                                .column("answered", "sum(answered)")
                                .column("abandoned", "sum(abandoned)")
                                .each(Walls.QUARTER));
    }

    private Panel quarters(Panel panel) {
        return panel.decimals(0).min(0).noValue("no " + desk.thingsWithin() + " yet");
    }

    private Select nowOf() {
        return Walls.now().where("channel", desk.channel()).among("queue", "queue");
    }

    private Select meanTime(String alias, String mean, String base) {
        return Select.from(
                        Walls.today(desk)
                                .positive(base)
                                .column("time", mean + " * " + base)
                                .column("base", base))
                .column(alias, "sum(time) / sum(base) / " + desk.mean().millis());
    }
}
