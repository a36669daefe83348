package io.queuewatch.dashboards.influxql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuewatch.pipeline.influx.Catalogue;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SelectTest {
    private static final Select QUARTERS =
            Select.from(Catalogue.KPI_SUMMARY, "15m").where("view", "live").among("queue", "queue");

    @Test
    void rowsAreReadWhereTheirIntervalIsKept() {
        assertThat(
                        QUARTERS.positive("answer_base")
                                .column("rate", "sum(answered) / sum(answer_base)")
                                .by("queue"))
                .hasToString(
                        "SELECT sum(\"answered\") / sum(\"answer_base\") AS \"rate\" FROM"
                                + " \"operations\".\"kpi_summary\" WHERE \"interval\" = '15m' AND"
                                + " \"view\" = 'live' AND \"queue\" =~ /^$queue$/ AND $timeFilter"
                                + " AND \"answer_base\" > 0 GROUP BY \"queue\"");
    }

    @Test
    void spansOfTimeWithoutRowsAreLeftOut() {
        assertThat(
                        Select.from(Catalogue.OUTCOME)
                                .column("resolved", "sum(resolved)")
                                .each("7d, 4d"))
                .asString()
                .endsWith(" GROUP BY time(7d, 4d) fill(none)");
    }

    @Test
    void whatIsSoNowMayBeAskedOfTheLastMoments() {
        assertThat(
                        Select.from(Catalogue.QUEUE_NOW)
                                .ofLast(Duration.ofMinutes(2))
                                .column("age", "(${__to} - last(as_of)) / 1000"))
                .hasToString(
                        "SELECT (${__to} - last(\"as_of\")) / 1000 AS \"age\" FROM"
                                + " \"live\".\"queue_now\" WHERE $timeFilter AND time >"
                                + " ${__to}ms - 120s");
    }

    @Test
    void aQueryOfTheTimeBeforeDoesNotAskForTheTimeChosen() {
        assertThat(Select.from(Catalogue.OUTCOME).before().column("resolved", "sum(resolved)"))
                .asString()
                .doesNotContain("$timeFilter")
                .contains("time < ${__from}ms");
    }

    @Test
    void partsKeepTheTimeOfTheirRows() {
        assertThat(Select.parts(QUARTERS.before(), "answered", "offered").column("x", "sum(part)"))
                .asString()
                .doesNotContain("$timeFilter")
                .endsWith("AND \"whole\" > 0");
    }

    @Test
    void whatLooksBackHasNoBeginningOfItsOwn() {
        assertThat(QUARTERS.lookingBack(Duration.ofDays(30)).column("x", "sum(answered)"))
                .asString()
                .doesNotContain("$timeFilter", "${__from}")
                .contains("time > ${__to}ms - 30d AND time <= ${__to}ms");
    }

    @Test
    void rowsKeepTheirTagsInBracketsAndSumsOnlyTheirGroups() {
        Select rows = QUARTERS.column("answered", "answered");
        Select sums = QUARTERS.column("answered", "sum(answered)").by("queue");

        assertThat(Select.from(rows).column("a", "sum(answered)").by("channel")).isNotNull();
        assertThat(Select.from(sums).column("a", "sum(answered)").by("queue")).isNotNull();
        assertUnknown(() -> Select.from(sums).by("channel"), "no channel");
        assertUnknown(() -> Select.from(sums).column("a", "sum(offered)"), "no offered");
    }

    @Test
    void whatTheCatalogueLacksIsFound() {
        assertUnknown(() -> QUARTERS.column("a", "sum(answerd)"), "kpi_summary has no answerd");
        assertUnknown(() -> QUARTERS.where("site", "north"), "kpi_summary has no site");
        assertUnknown(() -> QUARTERS.positive("base"), "no base");
        assertUnknown(() -> QUARTERS.by("team"), "no team");
        assertUnknown(() -> QUARTERS.column("a", "mean(answered)"), "no mean");
        assertUnknown(() -> QUARTERS.column("a", "sum(answered); drop"), "from \"; drop\" on");
        assertUnknown(() -> Select.from(Catalogue.KPI, "2h"), "2h");
        assertUnknown(() -> Select.from(Catalogue.QUEUE_NOW, "1h"), "no interval");
        assertUnknown(() -> Select.from(Catalogue.KPI), "wants an interval");
        assertUnknown(() -> Select.from(Catalogue.AGENT_TIME), "wants an interval");
    }

    private static void assertUnknown(ThrowingCallable query, String message) {
        assertThatThrownBy(query)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
