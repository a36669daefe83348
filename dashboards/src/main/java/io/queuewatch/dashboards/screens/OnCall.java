package io.queuewatch.dashboards.screens;

import io.queuewatch.dashboards.grafana.Colour;
import io.queuewatch.dashboards.grafana.Look;
import io.queuewatch.dashboards.grafana.Panel;
import io.queuewatch.dashboards.grafana.Screen;
import io.queuewatch.dashboards.grafana.Variable;
import io.queuewatch.dashboards.influxql.Select;
import io.queuewatch.pipeline.influx.Catalogue;
import java.time.Duration;
import java.util.stream.Stream;

/** What whoever is on call opens from an alert, at night, to know in a minute what is wrong. */
final class OnCall {
    private static final Duration FRESH = Duration.ofMinutes(2);
    private static final String QUARTER = "15m";
    private static final String SPAN = "$__interval";
    private static final String BY_QUEUE = "$tag_channel $tag_queue";

    private OnCall() {}

    static Stream<Screen> all() {
        return Stream.of(
                new Screen(
                                "on-call",
                                "On call",
                                "Open alerts and breaches, budgets, what changed, the queues in"
                                        + " detail with the contacts behind the numbers. Alerts"
                                        + " link here with their time, channel and queue.")
                        .tag("on-call")
                        .menu()
                        .time("now-6h", "now")
                        .refresh("15s", "1m")
                        .variable(
                                Variable.ofTag(
                                        "channel",
                                        "Channel",
                                        "The channels to look at.",
                                        now().except("queue", "none").valuesOf("channel")))
                        .variable(
                                Variable.ofTag(
                                        "queue",
                                        "Queue",
                                        "The queues to look at.",
                                        now().except("queue", "none")
                                                .among("channel", "channel")
                                                .valuesOf("queue")))
                        .annotation(Alerts.marked("Pages", Colour.RED, told("CRITICAL")))
                        .annotation(Alerts.marked("Tickets", Colour.AMBER, told("WARNING")))
                        .panel(
                                Tiles.number(
                                                "Waiting now",
                                                "Customers who wait in the chosen queues. Empty"
                                                        + " when nothing was reported for two"
                                                        + " minutes.",
                                                newest("waiting", "waiting")
                                                        .column("waiting", "sum(waiting)"))
                                        .at(0, 0, 4, 4))
                        .panel(
                                Tiles.number(
                                                "Oldest wait",
                                                "Of the customer who has waited longest in the"
                                                        + " chosen queues.",
                                                newest("oldest", "oldest_wait")
                                                        .column(
                                                                "oldest wait",
                                                                "max(oldest) / 1000"))
                                        .unit("dthms")
                                        .at(4, 0, 5, 4))
                        .panel(
                                Tiles.number(
                                                "Breaches",
                                                "Promises to contacts of the chosen queues that"
                                                        + " were broken within the time shown.",
                                                clocks().column("breaches", "sum(breached)"))
                                        .at(9, 0, 5, 4))
                        .panel(
                                Tiles.number(
                                                "At risk",
                                                "Promises to contacts of the chosen queues that"
                                                        + " came to be at risk within the time"
                                                        + " shown.",
                                                clocks().column("at risk", "sum(at_risk)"))
                                        .at(14, 0, 5, 4))
                        .panel(age().at(19, 0, 5, 4))
                        .panel(
                                Alerts.table(
                                                "Alerts that fire",
                                                "Alerts of every channel that are not over at the"
                                                        + " end of the time shown, the newest first:"
                                                        + " also those that began before it, at most"
                                                        + " 30 days ago.",
                                                Alerts.all()
                                                        .where("state", "FIRING")
                                                        .lookingBack(Duration.ofDays(30)))
                                        .at(0, 4, 24, 7))
                        .panel(Budgets.left().at(0, 11, 12, 8))
                        .panel(promises().at(12, 11, 12, 8))
                        .panel(Budgets.leftOverTime().at(0, 19, 12, 8))
                        .panel(Budgets.burnOverTime().at(12, 19, 12, 8))
                        .panel(changes().at(0, 27, 24, 8))
                        .panel(waitingOverTime().at(0, 35, 12, 8))
                        .panel(levelOverTime().at(12, 35, 12, 8))
                        .panel(agents().at(0, 43, 12, 8))
                        .panel(visits().at(12, 43, 12, 8))
                        .panel(breaches().at(0, 51, 24, 12))
                        .panel(
                                Alerts.table(
                                                "Alerts that are over",
                                                "Alerts of every channel that began within the time"
                                                        + " shown and are over, the newest first.",
                                                Alerts.all().where("state", "RESOLVED"))
                                        .at(0, 63, 24, 7)));
    }

    private static Panel age() {
        return Tiles.age(
                Tiles.number(
                                "Age of the data",
                                "Now less the event time that the newest row has reached, of the"
                                        + " chosen channel where that is longest ago. LATE from"
                                        + " 20 s, STALE from one minute.",
                                Select.from(
                                                now().among("channel", "channel")
                                                        .column("reached", "last(as_of)")
                                                        .by("channel"))
                                        .column("age", "(${__to} - min(reached)) / 1000"))
                        .unit("s"));
    }

    private static Panel promises() {
        return new Columns()
                .text("objective", "Promise")
                .plain("started", "Started")
                .plain("met", "Met")
                .plain("missed", "Missed")
                .plain("breached", "Breached")
                .plain("at risk", "At risk")
                .plain("taken back", "Taken back")
                .percent("share", "Met of ended")
                .of(
                        Panel.table(
                                        "Promises",
                                        "What came of the clocks of the chosen queues within the"
                                                + " time shown, by objective. Taken back: breaches"
                                                + " that a late event proved wrong.")
                                .decimals(0)
                                .smallestFirst("Promise")
                                .rows(
                                        "A",
                                        clocks().column("started", "sum(started)")
                                                .column("met", "sum(met)")
                                                .column("missed", "sum(missed)")
                                                .column("breached", "sum(breached)")
                                                .column("at risk", "sum(at_risk)")
                                                .column("taken back", "sum(withdrawn)")
                                                .by("objective"))
                                .rows(
                                        "B",
                                        Select.parts(clocks(), "met", "met + missed")
                                                .column("share", "sum(part) / sum(whole)")
                                                .by("objective"))
                                .merged());
    }

    private static Panel changes() {
        Select rows = kpis();
        String[] tags = {"channel", "queue"};
        return new Columns()
                .text("channel", "Channel")
                .text("queue", "Queue")
                .plain("offered", "Offered")
                .plain("offered before", "Before")
                .add("Of before", "Of before", Look.percent().decimals(0))
                .minutes("handle time", "Handle time")
                .minutes("handle time before", "Handle time before")
                .plain("abandoned", "Abandoned")
                .plain("abandoned before", "Abandoned before")
                .of(
                        Panel.table(
                                        "What changed",
                                        "Each queue within the time shown and for as long directly"
                                                + " before it: visits that began, mean handle time,"
                                                + " visits abandoned. More arrivals, longer"
                                                + " conversations or neither?")
                                .decimals(0)
                                .largestFirst("Of before")
                                .rows("A", rows.column("offered", "sum(offered)").by(tags))
                                .rows(
                                        "B",
                                        rows.before()
                                                .column("offered before", "sum(offered)")
                                                .by(tags))
                                .rows("C", handleTime(rows, "handle time").by(tags))
                                .rows("D", handleTime(rows.before(), "handle time before").by(tags))
                                .rows("E", rows.column("abandoned", "sum(abandoned)").by(tags))
                                .rows(
                                        "F",
                                        rows.before()
                                                .column("abandoned before", "sum(abandoned)")
                                                .by(tags))
                                .merged()
                                .computed("Of before", "offered", "/", "offered before"));
    }

    private static Select handleTime(Select rows, String alias) {
        return rows.positive("handled_timed")
                .column(
                        alias,
                        "(sum(talk_ms) + sum(hold_ms) + sum(wrap_ms)) / sum(handled_timed)"
                                + " / 60000");
    }

    private static Panel waitingOverTime() {
        return Panel.lines(
                        "Waiting",
                        "The most that waited in each queue in each span of time; of the last seven"
                                + " days.")
                .decimals(0)
                .min(0)
                .notFinerThan("10s")
                .ask(
                        "A",
                        ofNow().column("waiting", "max(waiting)").each(SPAN).by("channel", "queue"),
                        BY_QUEUE);
    }

    private static Panel levelOverTime() {
        return Panel.lines(
                        "Service level by quarter of an hour",
                        "Of each queue, by its own formula; no point where nobody was answered or"
                                + " waited too long.")
                .unit("percentunit")
                .decimals(0)
                .min(0)
                .max(1)
                .ask(
                        "A",
                        ServiceLevels.of(
                                        Select.from(Catalogue.KPI_SUMMARY, QUARTER)
                                                .where("view", "live")
                                                .among("channel", "channel")
                                                .among("queue", "queue"))
                                .column("service level", "sum(met) / sum(base)")
                                .each(QUARTER)
                                .by("channel", "queue"),
                        BY_QUEUE);
    }

    private static Panel agents() {
        return Panel.lines(
                        "Agents with a customer",
                        "The most agents of each queue who were with a customer in each span of"
                                + " time; an agent is shown in every queue it serves.")
                .decimals(0)
                .min(0)
                .notFinerThan("10s")
                .ask(
                        "A",
                        ofNow().column("busy", "max(agents_on_contact)")
                                .each(SPAN)
                                .by("channel", "queue"),
                        BY_QUEUE);
    }

    private static Panel visits() {
        return Panel.bars(
                        "Visits by quarter of an hour",
                        "Visits that began, were answered and were abandoned in each quarter of an"
                                + " hour, over the chosen queues.")
                .decimals(0)
                .min(0)
                .field("offered", Look.line(Colour.GREY_LINE))
                .field("abandoned", Look.line(Colour.ORANGE_LINE).dashed())
                .ask(
                        "A",
                        kpis().column("offered", "sum(offered)")
                                .column("answered", "sum(answered)")
                                .column("abandoned", "sum(abandoned)")
                                .each(QUARTER));
    }

    private static Panel breaches() {
        return new Columns()
                .time("At")
                .plain("state", "State")
                .text("objective", "Promise")
                .plain("channel", "Channel")
                .plain("queue", "Queue")
                .text("contact_id", "Contact")
                .plain("segment", "Segment")
                .plain("priority", "Priority")
                .moment("since", "Clock started")
                .moment("deadline", "Deadline")
                .add("over", "Over by", Look.asAll().unit("dthms").decimals(0))
                .of(
                        Panel.table(
                                        "Contacts at risk and breached",
                                        "The newest 200 promises to contacts of the chosen queues"
                                                + " that came to be at risk or were broken within"
                                                + " the time shown, those taken back included: the"
                                                + " contacts by their ids, and by how much the"
                                                + " promise was missed where the clock has"
                                                + " ended.")
                                .noValue("–")
                                .rows(
                                        "A",
                                        Select.from(Catalogue.BREACH)
                                                .among("channel", "channel")
                                                .among("queue", "queue")
                                                .column("state", "state")
                                                .column("objective", "objective")
                                                .column("channel", "channel")
                                                .column("queue", "queue")
                                                .column("contact_id", "contact_id")
                                                .column("segment", "segment")
                                                .column("priority", "priority")
                                                .column("since", "since")
                                                .column("deadline", "deadline")
                                                .column("over", "over_ms / 1000")
                                                .newest(200)));
    }

    private static Select told(String severity) {
        return Alerts.all().where("severity", severity).among("channel", "channel");
    }

    private static Select now() {
        return Select.from(Catalogue.QUEUE_NOW);
    }

    private static Select ofNow() {
        return now().among("channel", "channel").among("queue", "queue");
    }

    private static Select newest(String alias, String field) {
        return Select.from(
                ofNow().ofLast(FRESH).column(alias, "last(" + field + ")").by("channel", "queue"));
    }

    private static Select clocks() {
        return Select.from(Catalogue.SLA, QUARTER)
                .among("channel", "channel")
                .among("queue", "queue");
    }

    private static Select kpis() {
        return Select.from(Catalogue.KPI, QUARTER)
                .where("view", "live")
                .among("channel", "channel")
                .among("queue", "queue");
    }
}
