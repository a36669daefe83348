package io.queuewatch.dashboards.screens;

import io.queuewatch.dashboards.grafana.Colour;
import io.queuewatch.dashboards.grafana.Look;
import io.queuewatch.dashboards.grafana.Panel;
import io.queuewatch.dashboards.grafana.Screen;
import io.queuewatch.dashboards.grafana.States;
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
    private static final int SIZE = 56;

    private static final States BUDGET =
            States.none()
                    .range(0.25, 1, "ENOUGH", Colour.BLUE)
                    .range(0, 0.25, "LOW", Colour.AMBER)
                    .range(-1_000_000, 0, "OVERDRAWN", Colour.RED)
                    .missing("–", Colour.GREY);

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
                        .panel(
                                number(
                                                "Waiting now",
                                                "Customers who wait in the chosen queues. Empty"
                                                        + " when nothing was reported for two"
                                                        + " minutes.",
                                                newest("waiting", "waiting")
                                                        .column("waiting", "sum(waiting)"))
                                        .at(0, 0, 4, 4))
                        .panel(
                                number(
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
                                number(
                                                "Breaches",
                                                "Promises to contacts of the chosen queues that"
                                                        + " were broken within the time shown.",
                                                clocks().column("breaches", "sum(breached)"))
                                        .at(9, 0, 5, 4))
                        .panel(
                                number(
                                                "At risk",
                                                "Promises to contacts of the chosen queues that"
                                                        + " came to be at risk within the time"
                                                        + " shown.",
                                                clocks().column("at risk", "sum(at_risk)"))
                                        .at(14, 0, 5, 4))
                        .panel(age().at(19, 0, 5, 4))
                        .panel(
                                alerts(
                                                "Alerts that fire",
                                                "Alerts of every channel that began within the time"
                                                        + " shown and are not over, the newest"
                                                        + " first.",
                                                "FIRING")
                                        .at(0, 4, 24, 7))
                        .panel(budgets().at(0, 11, 12, 8))
                        .panel(promises().at(12, 11, 12, 8))
                        .panel(budgetOverTime().at(0, 19, 12, 8))
                        .panel(burnOverTime().at(12, 19, 12, 8))
                        .panel(changes().at(0, 27, 24, 8))
                        .panel(waitingOverTime().at(0, 35, 12, 8))
                        .panel(levelOverTime().at(12, 35, 12, 8))
                        .panel(agents().at(0, 43, 12, 8))
                        .panel(visits().at(12, 43, 12, 8))
                        .panel(breaches().at(0, 51, 24, 12))
                        .panel(
                                alerts(
                                                "Alerts that are over",
                                                "Alerts of every channel that began within the time"
                                                        + " shown and are over, the newest first.",
                                                "RESOLVED")
                                        .at(0, 63, 24, 7)));
    }

    private static Panel age() {
        return number(
                        "Age of the data",
                        "Now less the event time that the newest row has reached. LATE from 20 s,"
                                + " STALE from one minute.",
                        now().among("channel", "channel")
                                .column("age", "(${__to} - last(as_of)) / 1000"))
                .unit("s")
                .noValue("STALE")
                .states(Words.AGE)
                .below(Colour.BLUE)
                .from(20, Colour.AMBER)
                .from(60, Colour.RED)
                .ground();
    }

    private static Panel alerts(String title, String description, String state) {
        return new Columns()
                .add("Time", "Since", Look.asAll().unit("dateTimeAsIso").leftAligned())
                .add("severity", "Severity", Look.asAll())
                .add("name", "Alert", Look.asAll().leftAligned())
                .add("channel", "Channel", Look.asAll())
                .add("queue", "Queue", Look.asAll())
                .add("summary", "What", Look.asAll().leftAligned())
                .add("description", "With the numbers", Look.asAll().leftAligned())
                .add("runbook", "Runbook", Look.asAll().leftAligned())
                .of(
                        Panel.table(title, description)
                                .noValue("none")
                                .rows(
                                        "A",
                                        Select.from(Catalogue.ALERT)
                                                .where("state", state)
                                                .column("severity", "severity")
                                                .column("name", "name")
                                                .column("channel", "channel")
                                                .column("queue", "queue")
                                                .column("summary", "summary")
                                                .column("description", "description")
                                                .column("runbook", "runbook")
                                                .newest(50)));
    }

    private static Panel budgets() {
        Select budgets =
                Select.from(Catalogue.SLA_BUDGET)
                        .among("channel", "channel")
                        .among("queue", "queue");
        String[] tags = {"objective", "channel", "queue"};
        return new Columns()
                .add("objective", "Objective", Look.asAll().leftAligned())
                .add("channel", "Channel", Look.asAll())
                .add("queue", "Queue", Look.asAll())
                .add("state", "Budget", Look.asAll().states(BUDGET))
                .add("left", "Left", Look.percent())
                .add("hour", "Burn, hour", times())
                .add("quarter", "Burn, quarter", times())
                .add("hours", "Burn, 6 hours", times())
                .of(
                        Panel.table(
                                        "Error budgets",
                                        "Of each month, objective and queue: the share of the"
                                                + " allowed misses that is left (ENOUGH from 25 %,"
                                                + " LOW, OVERDRAWN), and how many times faster than"
                                                + " planned it is used up: in the last hour, the"
                                                + " last quarter of an hour, and the last six open"
                                                + " hours, unless settings say otherwise.")
                                .unit("none")
                                .smallestFirst("Left")
                                .rows(
                                        "A",
                                        budgets.positive("contacts")
                                                .column("left", "last(left)")
                                                .column("state", "last(left)")
                                                .by(tags))
                                .rows(
                                        "B",
                                        budgets.positive("long_contacts")
                                                .column("hour", "last(long_burn)")
                                                .by(tags))
                                .rows(
                                        "C",
                                        budgets.positive("short_contacts")
                                                .column("quarter", "last(short_burn)")
                                                .by(tags))
                                .rows(
                                        "D",
                                        budgets.positive("open_contacts")
                                                .column("hours", "last(open_burn)")
                                                .by(tags))
                                .merged());
    }

    private static Look times() {
        return Look.asAll().unit("suffix:×").decimals(1);
    }

    private static Panel budgetOverTime() {
        return Panel.lines(
                        "Budget left",
                        "The share of the month's allowed misses that is left, after each quarter"
                                + " of an hour.")
                .unit("percentunit")
                .decimals(0)
                .max(1)
                .ask(
                        "A",
                        budget("contacts").column("left", "last(left)").each(SPAN).by(BUDGETS),
                        BUDGET_NAME);
    }

    private static final String[] BUDGETS = {"objective", "channel", "queue"};
    private static final String BUDGET_NAME = "$tag_objective $tag_channel $tag_queue";

    private static Panel burnOverTime() {
        return Panel.lines(
                        "Burn",
                        "How many times faster than planned the last hour uses the budget up. 1 is"
                                + " as planned.")
                .unit("suffix:×")
                .decimals(1)
                .min(0)
                .ask(
                        "A",
                        budget("long_contacts")
                                .column("burn", "last(long_burn)")
                                .each(SPAN)
                                .by(BUDGETS),
                        BUDGET_NAME);
    }

    private static Select budget(String base) {
        return Select.from(Catalogue.SLA_BUDGET)
                .among("channel", "channel")
                .among("queue", "queue")
                .positive(base);
    }

    private static Panel promises() {
        return new Columns()
                .add("objective", "Promise", Look.asAll().leftAligned())
                .add("started", "Started", Look.asAll())
                .add("met", "Met", Look.asAll())
                .add("missed", "Missed", Look.asAll())
                .add("breached", "Breached", Look.asAll())
                .add("at risk", "At risk", Look.asAll())
                .add("taken back", "Taken back", Look.asAll())
                .add("share", "Met of ended", Look.percent())
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
                .add("channel", "Channel", Look.asAll().leftAligned())
                .add("queue", "Queue", Look.asAll().leftAligned())
                .add("offered", "Offered", Look.asAll())
                .add("offered before", "Before", Look.asAll())
                .add("Of before", "Of before", Look.percent().decimals(0))
                .add("handle time", "Handle time", Look.asAll().unit("suffix:min").decimals(1))
                .add("handle time before", "Handle time before", minutes())
                .add("abandoned", "Abandoned", Look.asAll())
                .add("abandoned before", "Abandoned before", Look.asAll())
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

    private static Look minutes() {
        return Look.asAll().unit("suffix:min").decimals(1);
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
                .add("Time", "At", Look.asAll().unit("dateTimeAsIso").leftAligned())
                .add("state", "State", Look.asAll())
                .add("objective", "Promise", Look.asAll().leftAligned())
                .add("channel", "Channel", Look.asAll())
                .add("queue", "Queue", Look.asAll())
                .add("contact_id", "Contact", Look.asAll().leftAligned())
                .add("segment", "Segment", Look.asAll())
                .add("priority", "Priority", Look.asAll())
                .add("since", "Clock started", Look.asAll().unit("dateTimeAsIso"))
                .add("deadline", "Deadline", Look.asAll().unit("dateTimeAsIso"))
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

    private static Panel number(String title, String description, Select query) {
        return Panel.stat(title, description, SIZE).decimals(0).ask("A", query);
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
