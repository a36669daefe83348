package io.queuewatch.dashboards.screens;

import io.queuewatch.dashboards.grafana.Panel;
import io.queuewatch.dashboards.grafana.Screen;
import io.queuewatch.dashboards.influxql.Select;
import io.queuewatch.dashboards.screens.Desk.Unit;
import io.queuewatch.pipeline.influx.Catalogue;

/** The board of all channels together. */
final class WholeWallboard {

    private WholeWallboard() {}

    /** The board. */
    static Screen screen() {
        Screen screen =
                Walls.board(
                                "wallboard-all",
                                "Wallboard: all channels",
                                "Every channel now and today, to be read from five metres. Open"
                                        + " with ?kiosk.")
                        .variable(Walls.queues(Walls.now()));
        int x = 0;
        for (Desk desk : Desk.values()) {
            screen.panel(
                    Walls.serviceLevel(desk, desk.things() + " in target today").at(x, 0, 6, 12));
            x += 6;
        }
        return screen.panel(channels().at(0, 12, 18, 7))
                .panel(queuesOfAll().at(0, 19, 18, 9))
                .panel(ageOfAll().at(18, 12, 6, 6))
                .panel(waitingInAll().at(18, 18, 6, 5))
                .panel(agents().at(18, 23, 6, 5));
    }

    private static Panel ageOfAll() {
        return Walls.ageTile(
                "Now less the event time that the newest row has reached, of the channel where that"
                        + " is longest ago. LATE from 20 s, STALE from one minute or when there is"
                        + " no row today: then not everything else here can be believed. Compares"
                        + " with the clock of the screen.",
                Select.from(Walls.now().column("reached", "last(as_of)").by("channel"))
                        .column("age", "(${__to} - min(reached)) / 1000"));
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
                                Walls.FIRST,
                                Select.from(
                                                Walls.now()
                                                        .among("queue", "queue")
                                                        .ofLast(Walls.FRESH)
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
                                ServiceLevels.of(Walls.today())
                                        .column("service level", "sum(met) / sum(base)")
                                        .column("against target", "sum(margin) / sum(base)")
                                        .by("channel"))
                        .rows(
                                "C",
                                Walls.today()
                                        .positive("answer_base")
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
                                Walls.FIRST,
                                Walls.now()
                                        .among("queue", "queue")
                                        .ofLast(Walls.FRESH)
                                        .column("waiting", "last(waiting)")
                                        .column("oldest wait", "last(oldest_wait) / 1000")
                                        .column("free", "last(agents_available)")
                                        .column("busy", "last(agents_on_contact)")
                                        .by("channel", "queue"))
                        .rows(
                                "B",
                                Walls.today()
                                        .column("target", "last(target_ms) / 1000")
                                        .by("channel", "queue"))
                        .rows(
                                "C",
                                ServiceLevels.of(Walls.today())
                                        .column("service level", "sum(met) / sum(base)")
                                        .column("against target", "sum(margin) / sum(base)")
                                        .by("channel", "queue"))
                        .merged()
                        .computed("Now", "oldest wait", "/", "target"),
                "target");
    }

    private static Panel waitingInAll() {
        return Walls.number(
                        "Waiting now",
                        "Customers who wait in the chosen queues of all channels. Empty when"
                                + " nothing was reported for two minutes.")
                .decimals(0)
                .ask(
                        Walls.FIRST,
                        Select.from(
                                        Walls.now()
                                                .among("queue", "queue")
                                                .ofLast(Walls.FRESH)
                                                .column("waiting", "last(waiting)")
                                                .by("channel", "queue"))
                                .column("waiting", "sum(waiting)"));
    }

    private static Panel agents() {
        return Walls.number(
                        "Agents signed in",
                        "Agents of all teams who were signed in at some moment of the latest"
                                + " quarter of an hour.")
                .decimals(0)
                .ask(
                        Walls.FIRST,
                        Select.from(Catalogue.AGENT_TIME, Walls.QUARTER)
                                .where("team", "*")
                                .column("agents", "last(agents)"));
    }
}
