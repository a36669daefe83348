package io.queuewatch.dashboards.screens;

import io.queuewatch.dashboards.grafana.Panel;
import io.queuewatch.dashboards.grafana.Screen;
import java.util.List;

/** This quarter beside the four before it. */
final class Quarters {

    private Quarters() {}

    /** The screen. */
    static Screen screen() {
        Screen screen =
                Outcomes.targets(
                                new Screen(
                                        "quarters",
                                        "Executive: quarters",
                                        "This quarter so far, the four before it, by channel."))
                        .tag("executive")
                        .menu()
                        .time("now/fQ", "now/fQ")
                        .withoutTimePicker();
        List<String> titles =
                List.of(
                        "This quarter so far",
                        "The quarter before",
                        "Two quarters before",
                        "Three quarters before",
                        "The same quarter a year before");
        for (int i = 0; i < titles.size(); i++) {
            Panel quarter = quarter(titles.get(i)).at(0, 7 * i, 24, 7);
            screen.panel(i == 0 ? quarter : quarter.earlierByMonths(3 * i));
        }
        return screen;
    }

    private static Panel quarter(String title) {
        Columns columns =
                Outcomes.serviceLevel(
                        new Columns().text("channel", "Channel").count("contacts", "Contacts"));
        return Outcomes.satisfaction(columns, false)
                .add(Outcomes.COST.alias(), Outcomes.COST.title(), Outcomes.money())
                .add(
                        Outcomes.COST_RESOLVED.alias(),
                        Outcomes.COST_RESOLVED.title(),
                        Outcomes.money())
                .of(
                        Panel.table(
                                        title,
                                        "By channel: contacts that began, service level, first"
                                                + " contact resolution over 7 days, satisfaction"
                                                + " from 1 to 5, promoters less detractors, cost in"
                                                + " the currency of the targets. Quarters of the"
                                                + " calendar, in the time zone of the browser."
                                                + Outcomes.TARGETS
                                                + Outcomes.PROVISIONAL)
                                .rows("A", Outcomes.volume(Outcomes.ofChannels()).by("channel"))
                                .rows("B", Outcomes.level(Outcomes.summaries()).by("channel"))
                                .rows(
                                        "C",
                                        Outcomes.FCR
                                                .against(Outcomes.ofChannels(), "fcr_target")
                                                .by("channel"))
                                .rows(
                                        "D",
                                        Outcomes.CSAT
                                                .against(Outcomes.ofChannels(), "csat_target")
                                                .by("channel"))
                                .rows(
                                        "E",
                                        Outcomes.NPS
                                                .against(Outcomes.ofChannels(), "nps_target")
                                                .by("channel"))
                                .rows("F", Outcomes.COST.of(Outcomes.ofChannels()).by("channel"))
                                .rows(
                                        "G",
                                        Outcomes.COST_RESOLVED
                                                .of(Outcomes.ofChannels())
                                                .by("channel"))
                                .merged());
    }
}
