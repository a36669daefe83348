package io.queuewatch.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.influx.Catalogue;
import io.queuewatch.pipeline.influx.Measurement;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every query of every panel, variable, annotation and alert rule finds data, in every column that
 * it asks for, in one InfluxDB that the jobs filled: with a month of a small centre, or, where
 * {@code -Dqueuewatch.influx=URL} and {@code -Dqueuewatch.database=NAME} say so, with anything. Of
 * a database that is given, queries of a measurement or a channel of which it has nothing are
 * skipped.
 */
class EveryQueryIT {
    private static final String GIVEN = "queuewatch.influx";

    /** What does not happen where queues are alone, and what is over at the end of a month. */
    private static final String SELDOM =
            "flow_out_.*|callbacks_in_target|answered_at_once|transfer.*|waiting|.*_open|open|void"
                    + "|withdrawn|away_.*_ms|unknown_ms";

    @AutoClose private static SmallCentre centre;
    private static Filling filling;

    @BeforeAll
    static void fill(@TempDir Path directory) {
        String given = System.getProperty(GIVEN);
        if (given == null) {
            centre = SmallCentre.play(directory);
            filling = Filling.of(centre.influx(), SmallCentre.DATABASE);
        } else {
            filling =
                    Filling.of(
                            URI.create(given),
                            System.getProperty("queuewatch.database", "queuewatch"));
        }
    }

    static Stream<Arguments> everyQuery() {
        return Dashboard.withQueries(dashboard -> true);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyQuery")
    void findsData(Dashboard dashboard, DashboardQuery query) {
        assumeFalse(centre == null && filling.lacks(query), "nothing of it is written");
        assumeFalse(
                centre != null && (dashboard.isOfDrift() || dashboard.isOfPipeline()),
                "charts learn for longer than a month (DriftIT); the pipeline's health is that of"
                        + " now (DashboardQueriesIT)");
        assumeFalse(filling.isYounger(dashboard, query), "nothing is as old (TrendsIT)");

        Answers.assertFull(
                filling.answer(dashboard, query),
                query,
                column -> !column.equals("endsAt") || !isOfEmails(query));
    }

    /**
     * Their only trouble goes on: what two agents cannot answer in a day they never make up for.
     */
    private static boolean isOfEmails(DashboardQuery query) {
        return query.influxQl().tagValue("channel").filter("email"::equals).isPresent();
    }

    static Stream<Arguments> everyQueryOfAlertRules() {
        return AlertRule.withQueries();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyQueryOfAlertRules")
    void findsDataOfAnAlertRule(AlertRule rule, DashboardQuery query) {
        Answers.assertFull(filling.answer(rule, query), query);
    }

    static Stream<Arguments> everyMeasurementOfEveryChannel() {
        return Stream.of(
                        Catalogue.KPI,
                        Catalogue.KPI_SUMMARY,
                        Catalogue.KPI_BY,
                        Catalogue.OUTCOME,
                        Catalogue.SLA)
                .flatMap(
                        measurement ->
                                Arrays.stream(Channel.values())
                                        .map(
                                                channel ->
                                                        Arguments.of(
                                                                Named.of(
                                                                        measurement.name(),
                                                                        measurement),
                                                                channel)));
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("everyMeasurementOfEveryChannel")
    void everyKpiIsThereForEveryChannelThatItAppliesTo(Measurement measurement, Channel channel) {
        assumeFalse(centre == null, "the database is given");

        assertThat(filling.untold(measurement, Optional.of(channel), value -> value > 0))
                .allMatch(field -> field.matches(appliesNot(channel)) || field.matches(SELDOM));
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void allThatIsSoNowIsThereForEveryChannelThoughItMayBeNothing(Channel channel) {
        assumeFalse(centre == null, "the database is given");

        assertThat(filling.untold(Catalogue.QUEUE_NOW, Optional.of(channel), value -> true))
                .isSubsetOf("backlog_age")
                .hasSize(channel.conversation() ? 1 : 0);
    }

    @Test
    void everyKpiOfAgentsIsThere() {
        assumeFalse(centre == null, "the database is given");

        assertThat(filling.untold(Catalogue.AGENT_TIME, Optional.empty(), value -> value > 0))
                .allMatch(field -> field.matches(SELDOM));
    }

    /** The fields that mean nothing in a channel, or that its simulated queue has nothing of. */
    private static String appliesNot(Channel channel) {
        return switch (channel) {
            case VOICE -> "discarded|responses.*|response_.*|first_response.*|effort_.*";
            case CHAT -> "flow_out.*|callback.*|ivr_exit|hold_.*|discarded";
            case EMAIL, SOCIAL ->
                    "abandon.*|short_abandoned|wait_abandoned_ms|callback.*|ivr_exit|hold_.*|wrap_.*"
                            + "|effort_.*";
        };
    }

    /**
     * The health of the pipeline is that of now, of which a replay tells nothing; and the simulated
     * centre calls nobody unasked.
     */
    @Test
    void nothingIsLackingThatThePastCanHave() {
        assumeFalse(centre == null, "the database is given");

        assertThat(Catalogue.measurements())
                .filteredOn(filling::lacks)
                .extracting(Measurement::name)
                .containsExactly("outbound", "pipeline");
    }
}
