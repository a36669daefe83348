package io.queuewatch.dashboards.screens;

import io.queuewatch.dashboards.grafana.Colour;
import io.queuewatch.dashboards.grafana.Look;
import io.queuewatch.dashboards.grafana.Panel;
import io.queuewatch.dashboards.grafana.Screen;
import io.queuewatch.dashboards.grafana.Variable;
import io.queuewatch.dashboards.influxql.Select;
import io.queuewatch.dashboards.screens.Desk.Unit;
import io.queuewatch.pipeline.influx.Catalogue;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** What hangs on the wall: one board for all channels, one for each. */
final class Wallboards {
    private static final int READABLE = 120;
    private static final Duration FRESH = Duration.ofMinutes(2);
    private static final String QUARTER = "15m";
    private static final String ANSWER_TARGET = "answer_target";
    private static final String FIRST = "A";

    private Wallboards() {}

    static Stream<Screen> all() {
        return Stream.concat(
                Stream.of(ofAllChannels()), Stream.of(Desk.values()).map(Wallboards::ofChannel));
    }

    private static Screen ofChannel(Desk desk) {
        String channel = desk.channel();
        Screen screen =
                board(
                                "wallboard-" + channel,
                                "Wallboard: " + channel,
                                desk.things()
                                        + " now and today, to be read from five metres. Open with"
                                        + " ?kiosk.")
                        .tag(channel)
                        .variable(queues(now().where("channel", channel)))
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
                        .panel(serviceLevel(desk, "Service level today").at(0, 0, 6, 12))
                        .panel(waiting(desk).at(6, 0, 7, 6))
                        .panel(oldestWait(desk).at(6, 6, 7, 6))
                        .panel(age(now().where("channel", channel)).at(19, 0, 5, 6))
                        .panel(answerRate(desk).at(13, 0, 6, 12));
        screen.panel(
                desk.conversation()
                        ? speedOfAnswer(desk).at(19, 6, 5, 6)
                        : open(desk).at(19, 6, 5, 6));
        return screen.panel(queuesOf(desk).at(0, 12, 16, 16))
                .panel(levelByQuarter(desk).at(16, 12, 8, 8))
                .panel(visitsByQuarter(desk).at(16, 20, 8, 8));
    }

    private static Screen ofAllChannels() {
        Screen screen =
                board(
                                "wallboard-all",
                                "Wallboard: all channels",
                                "Every channel now and today, to be read from five metres. Open"
                                        + " with ?kiosk.")
                        .variable(queues(now()));
        int x = 0;
        for (Desk desk : Desk.values()) {
            screen.panel(serviceLevel(desk, desk.things() + " in target today").at(x, 0, 6, 12));
            x += 6;
        }
        return screen.panel(channels().at(0, 12, 18, 7))
                .panel(queuesOfAll().at(0, 19, 18, 9))
                .panel(ageOfAll().at(18, 12, 6, 6))
                .panel(waitingInAll().at(18, 18, 6, 5))
                .panel(agents().at(18, 23, 6, 5));
    }

    private static Screen board(String name, String title, String description) {
        return new Screen(name, title, description).tag("wallboard").refresh("5s", "15s", "1m");
    }

    private static Variable queues(Select rows) {
        return Variable.ofTag(
                "queue",
                "Queue",
                "The queues to show and to sum over.",
                rows.except("queue", "none").valuesOf("queue"));
    }

    private static Panel serviceLevel(Desk desk, String title) {
        return number(
                        title,
                        "Answered within target, by each queue's formula, against the queues'"
                                + " target. Over the visits of all chosen queues since midnight,"
                                + " each counted when it was answered or passed its target. The"
                                + " word compares with the target: MET, NEAR (less than 5 points"
                                + " below), BELOW.")
                .unit("percentunit")
                .decimals(1)
                .ground()
                .field("against target", Look.asAll().bigStates(Words.AGAINST_TARGET))
                .ask(
                        FIRST,
                        ServiceLevels.of(today(desk))
                                .column("service level", "sum(met) / sum(base)")
                                .column("against target", "sum(margin) / sum(base)"));
    }

    private static Panel waiting(Desk desk) {
        return number(
                        "Waiting now",
                        "Customers who wait in the chosen queues. Empty when nothing was reported"
                                + " for two minutes.")
                .decimals(0)
                .ask(
                        FIRST,
                        Select.from(
                                        nowOf(desk)
                                                .ofLast(FRESH)
                                                .column("waiting", "last(waiting)")
                                                .by("queue"))
                                .column("waiting", "sum(waiting)"));
    }

    private static Panel oldestWait(Desk desk) {
        return number(
                        "Oldest wait",
                        "How long the customer at the head of the longest waiting queue has waited,"
                                + " in "
                                + desk.waiting().words()
                                + ". Empty when nothing was reported for two minutes.")
                .unit(desk.waiting().grafana())
                .decimals(desk.waiting().decimals())
                .ask(
                        FIRST,
                        Select.from(
                                        nowOf(desk)
                                                .ofLast(FRESH)
                                                .column("oldest", "last(oldest_wait)")
                                                .by("queue"))
                                .column("oldest wait", "max(oldest) / " + desk.waiting().millis()));
    }

    private static Panel age(Select rows) {
        return ageTile(
                "Now less the event time that the newest row has reached. LATE from 20 s, STALE"
                        + " from one minute or when there is no row today: then nothing else here"
                        + " can be believed. Compares with the clock of the screen.",
                rows.column("age", "(${__to} - last(as_of)) / 1000"));
    }

    private static Panel ageOfAll() {
        return ageTile(
                "Now less the event time that the newest row has reached, of the channel where that"
                        + " is longest ago. LATE from 20 s, STALE from one minute or when there is"
                        + " no row today: then not everything else here can be believed. Compares"
                        + " with the clock of the screen.",
                Select.from(now().column("reached", "last(as_of)").by("channel"))
                        .column("age", "(${__to} - min(reached)) / 1000"));
    }

    private static Panel ageTile(String description, Select query) {
        return Tiles.age(
                number("Age of the data", description).unit("s").decimals(0).ask(FIRST, query));
    }

    private static Panel answerRate(Desk desk) {
        String rate = "sum(answered) / sum(answer_base)";
        return number(
                        "Answer rate today",
                        "Answered of all visits with an outcome: answered, abandoned or flowed out;"
                                + " against the share that is wanted. MET, NEAR (less than 5 points"
                                + " below), BELOW.")
                .unit("percentunit")
                .decimals(1)
                .ground()
                .field("against target", Look.asAll().bigStates(Words.AGAINST_TARGET))
                .ask(
                        FIRST,
                        today(desk)
                                .positive("answer_base")
                                .column("answer rate", rate)
                                .column("against target", rate + " - $" + ANSWER_TARGET));
    }

    private static Panel speedOfAnswer(Desk desk) {
        return number(
                        "Speed of answer today",
                        "Mean wait of the answered (ASA), in " + desk.mean().words() + ".")
                .unit(desk.mean().grafana())
                .decimals(desk.mean().decimals())
                .ask(FIRST, meanTime("asa", desk, "asa_ms", "answered"));
    }

    private static Panel open(Desk desk) {
        return number(
                        "Open now",
                        "Contacts that are not closed: they wait, are with an agent or are yet to"
                                + " be resolved. Empty when nothing was reported for two minutes.")
                .decimals(0)
                .ask(
                        FIRST,
                        Select.from(
                                        nowOf(desk)
                                                .ofLast(FRESH)
                                                .column("open", "last(open_contacts)")
                                                .by("queue"))
                                .column("open", "sum(open)"));
    }

    private static Panel queuesOf(Desk desk) {
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
                        .rows(FIRST, presence(desk, wait))
                        .rows(
                                "B",
                                today(desk)
                                        .column("target", "last(target_ms) / " + wait.millis())
                                        .by("queue"))
                        .rows(
                                "C",
                                ServiceLevels.of(today(desk))
                                        .column("service level", "sum(met) / sum(base)")
                                        .column("against target", "sum(margin) / sum(base)")
                                        .by("queue"))
                        .rows(
                                "D",
                                today(desk)
                                        .positive("answer_base")
                                        .column("answer rate", "sum(answered) / sum(answer_base)")
                                        .by("queue"));
        if (desk == Desk.VOICE) {
            panel.rows(
                            "E",
                            today(desk)
                                    .positive("abandonment_base")
                                    .column(
                                            "abandonment",
                                            "(sum(abandonment_base) - sum(answered)) /"
                                                    + " sum(abandonment_base)")
                                    .by("queue"))
                    .rows("F", meanTime("asa", desk, "asa_ms", "answered").by("queue"));
        } else {
            panel.rows("E", replies(desk));
        }
        return columns.of(panel.merged().computed("Now", "oldest wait", "/", "target"), "target");
    }

    private static Select presence(Desk desk, Unit wait) {
        Select rows =
                nowOf(desk)
                        .ofLast(FRESH)
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

    private static Select replies(Desk desk) {
        return Select.from(
                        today(desk)
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

    private static Panel levelByQuarter(Desk desk) {
        return quarters(
                        Panel.bars(
                                "Service level by quarter of an hour",
                                "Service level of each quarter of an hour (bars) against the target"
                                        + " (line), over the chosen queues. No bar: no visit was"
                                        + " answered or passed its target."),
                        desk)
                .unit("percentunit")
                .max(1)
                .field("target", Look.line(Colour.ORANGE_LINE))
                .ask(
                        FIRST,
                        ServiceLevels.of(today(desk))
                                .column("service level", "sum(met) / sum(base)")
                                .column("target", "(sum(met) - sum(margin)) / sum(base)")
                                .each(QUARTER));
    }

    private static Panel visitsByQuarter(Desk desk) {
        return quarters(
                        Panel.bars(
                                desk.things() + " by quarter of an hour",
                                "Visits that began, were answered and were abandoned in each"
                                        + " quarter of an hour, over the chosen queues."),
                        desk)
                .field("offered", Look.line(Colour.GREY_LINE))
                .field("abandoned", Look.line(Colour.ORANGE_LINE).dashed())
                .ask(
                        FIRST,
                        Select.from(Catalogue.KPI, QUARTER)
                                .where("view", "live")
                                .where("channel", desk.channel())
                                .among("queue", "queue")
                                .column("offered", "sum(offered)")
                                .column("answered", "sum(answered)")
                                .column("abandoned", "sum(abandoned)")
                                .each(QUARTER));
    }

    private static Panel quarters(Panel panel, Desk desk) {
        return panel.decimals(0).min(0).noValue("no " + desk.thingsWithin() + " yet");
    }

    private static Panel channels() {
        Columns columns =
                new Columns()
                        .text("channel", "Channel")
                        .states("against target", "Today", Words.AGAINST_TARGET)
                        .percent("service level", "Service level")
                        .percent("answer rate", "Answered")
                        .count("waiting", "Waiting")
                        .add("oldest wait", "Oldest wait", Unit.CLOCK.look())
                        .count("open", "Open")
                        .count("in service", "With an agent");
        return columns.of(
                Panel.table(
                                "Channels",
                                "One row a channel. Today: service level of its chosen queues"
                                        + " against their targets (MET, NEAR: less than 5 points"
                                        + " below, BELOW). Now: who waits, the oldest wait, what is"
                                        + " open, and what is with an agent; empty when nothing was"
                                        + " reported for two minutes.")
                        .rows(
                                FIRST,
                                Select.from(
                                                now().among("queue", "queue")
                                                        .ofLast(FRESH)
                                                        .column("waiting", "last(waiting)")
                                                        .column("oldest", "last(oldest_wait)")
                                                        .column("open", "last(open_contacts)")
                                                        .column("serving", "last(in_service)")
                                                        .by("channel", "queue"))
                                        .column("waiting", "sum(waiting)")
                                        .column("oldest wait", "max(oldest) / 1000")
                                        .column("open", "sum(open)")
                                        .column("in service", "sum(serving)")
                                        .by("channel"))
                        .rows(
                                "B",
                                ServiceLevels.of(today())
                                        .column("service level", "sum(met) / sum(base)")
                                        .column("against target", "sum(margin) / sum(base)")
                                        .by("channel"))
                        .rows(
                                "C",
                                today().positive("answer_base")
                                        .column("answer rate", "sum(answered) / sum(answer_base)")
                                        .by("channel"))
                        .merged());
    }

    private static Panel queuesOfAll() {
        Columns columns =
                new Columns()
                        .text("queue", "Queue")
                        .plain("channel", "Channel")
                        .states("Now", "Now", Words.OF_TARGET)
                        .count("waiting", "Waiting")
                        .add("oldest wait", "Oldest wait", Unit.CLOCK.look())
                        .count("free", "Free")
                        .count("busy", "Busy")
                        .states("against target", "Today", Words.AGAINST_TARGET)
                        .percent("service level", "Service level");
        return columns.of(
                Panel.table(
                                "Queues, the most urgent first",
                                "One row a queue. Now: the oldest wait against the queue's target"
                                        + " (CALM below 75 %, AT RISK below 100 %, BEYOND from"
                                        + " there, UNKNOWN when nothing was reported for two"
                                        + " minutes), and agents who are free and with a customer;"
                                        + " an agent is shown in every queue it serves. Today: the"
                                        + " service level against its target (MET, NEAR: less than"
                                        + " 5 points below, BELOW).")
                        .largestFirst("Now")
                        .rows(
                                FIRST,
                                now().among("queue", "queue")
                                        .ofLast(FRESH)
                                        .column("waiting", "last(waiting)")
                                        .column("oldest wait", "last(oldest_wait) / 1000")
                                        .column("free", "last(agents_available)")
                                        .column("busy", "last(agents_on_contact)")
                                        .by("channel", "queue"))
                        .rows(
                                "B",
                                today().column("target", "last(target_ms) / 1000")
                                        .by("channel", "queue"))
                        .rows(
                                "C",
                                ServiceLevels.of(today())
                                        .column("service level", "sum(met) / sum(base)")
                                        .column("against target", "sum(margin) / sum(base)")
                                        .by("channel", "queue"))
                        .merged()
                        .computed("Now", "oldest wait", "/", "target"),
                "target");
    }

    private static Panel waitingInAll() {
        return number(
                        "Waiting now",
                        "Customers who wait in the chosen queues of all channels. Empty when"
                                + " nothing was reported for two minutes.")
                .decimals(0)
                .ask(
                        FIRST,
                        Select.from(
                                        now().among("queue", "queue")
                                                .ofLast(FRESH)
                                                .column("waiting", "last(waiting)")
                                                .by("channel", "queue"))
                                .column("waiting", "sum(waiting)"));
    }

    private static Panel agents() {
        return number(
                        "Agents signed in",
                        "Agents of all teams who were signed in at some moment of the latest"
                                + " quarter of an hour.")
                .decimals(0)
                .ask(
                        FIRST,
                        Select.from(Catalogue.AGENT_TIME, QUARTER)
                                .where("team", "*")
                                .column("agents", "last(agents)"));
    }

    private static Panel number(String title, String description) {
        return Panel.stat(title, description, READABLE);
    }

    private static Select now() {
        return Select.from(Catalogue.QUEUE_NOW);
    }

    private static Select nowOf(Desk desk) {
        return now().where("channel", desk.channel()).among("queue", "queue");
    }

    private static Select today() {
        return Select.from(Catalogue.KPI_SUMMARY, QUARTER)
                .where("view", "live")
                .among("queue", "queue");
    }

    private static Select today(Desk desk) {
        return Select.from(Catalogue.KPI_SUMMARY, QUARTER)
                .where("view", "live")
                .where("channel", desk.channel())
                .among("queue", "queue");
    }

    private static Select meanTime(String alias, Desk desk, String mean, String base) {
        return Select.from(
                        today(desk)
                                .positive(base)
                                .column("time", mean + " * " + base)
                                .column("base", base))
                .column(alias, "sum(time) / sum(base) / " + desk.mean().millis());
    }
}
