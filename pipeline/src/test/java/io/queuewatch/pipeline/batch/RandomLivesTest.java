package io.queuewatch.pipeline.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.sla.Objective;
import io.queuewatch.schemas.KpiRow;
import io.queuewatch.schemas.Sla;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of the batch calculation for all lives, and that random lives hold everything. */
class RandomLivesTest {

    private static final Instant MARCH = Instant.parse("2026-03-27T12:00:00Z");

    private static List<SpecificRecordBase> lives(long seed, int contacts) {
        return new RandomLives(seed).events(contacts, MARCH, Duration.ofDays(3));
    }

    private static BatchCalculation.Rows rows(List<SpecificRecordBase> events, Instant now) {
        return BatchCalculation.rows(events, RandomLivesTargets.targets(), now);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void ofEveryCohortOfferedAreAnsweredAbandonedFlowedOutOrWaiting(long seed) {
        List<SpecificRecordBase> events = lives(seed, 500);

        for (Instant now : List.of(MARCH.plus(Duration.ofHours(30)), Instant.MAX)) {
            List<SpecificRecordBase> happened =
                    events.stream()
                            .filter(event -> !((Instant) event.get("eventTime")).isAfter(now))
                            .toList();
            assertThat(rows(happened, now).kpis())
                    .filteredOn(row -> row.getView().equals("cohort"))
                    .isNotEmpty()
                    .allSatisfy(
                            row ->
                                    assertThat(row.getOffered())
                                            .isEqualTo(
                                                    row.getAnswered()
                                                            + row.getAbandoned()
                                                            + row.getFlowOut()
                                                            + row.getWaiting()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void bothViewsHaveTheSameSums(long seed) {
        List<KpiRow> rows = rows(lives(seed, 500), Instant.MAX).kpis();

        for (String field : counts()) {
            assertThat(sum(rows, "live", "1d", field))
                    .as(field)
                    .isEqualTo(sum(rows, "cohort", "1d", field))
                    .isEqualTo(sum(rows, "live", "15m", field));
            assertThat(sum(rows, "live", "1m", field))
                    .as(field)
                    .isEqualTo(sum(rows, "cohort", "15m", field));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void arrivalMeansNothing(long seed) {
        List<SpecificRecordBase> events = lives(seed, 300);
        RandomLives lives = new RandomLives(seed);
        Set<Object> expected = all(rows(events, Instant.MAX));

        assertThat(all(rows(lives.shuffled(events), Instant.MAX))).isEqualTo(expected);
        assertThat(all(rows(lives.doubled(events), Instant.MAX))).isEqualTo(expected);
        assertThat(all(rows(lives.delayed(events, Duration.ofHours(3)), Instant.MAX)))
                .isEqualTo(expected);
    }

    @Test
    void theSameSeedGivesTheSameLives() {
        assertThat(lives(7, 50)).isEqualTo(lives(7, 50)).isNotEqualTo(lives(8, 50));
    }

    @Test
    void everyCountOccursInRandomLives() {
        List<KpiRow> rows = rows(lives(1, 2000), Instant.MAX).kpis();

        assertThat(counts())
                .allSatisfy(field -> assertThat(sum(rows, "cohort", "1d", field)).isPositive());
    }

    @Test
    void clocksOfEveryObjectiveEndInEveryWayInRandomLives() {
        List<Sla> rows = BatchClocks.rows(lives(1, 2000), RandomLivesTargets.targets());

        for (Objective objective : Objective.values()) {
            for (String field :
                    List.of("started", "met", "missed", "void", "at_risk", "breached", "open")) {
                boolean never = field.equals("open") && objective == Objective.ANSWER;
                assertThat(
                                rows.stream()
                                        .filter(row -> row.getInterval().equals("1d"))
                                        .filter(row -> row.getObjective().equals(objective.label()))
                                        .mapToLong(row -> (long) row.get(field))
                                        .sum())
                        .as("%s of %s", field, objective)
                        .satisfies(
                                sum ->
                                        assertThat(sum > 0)
                                                .as(field + " is " + sum)
                                                .isNotEqualTo(never));
            }
        }
    }

    private static Set<Object> all(BatchCalculation.Rows rows) {
        Set<Object> all = new HashSet<>(rows.kpis());
        all.addAll(rows.summaries());
        all.addAll(rows.byDimension());
        assertThat(all)
                .hasSize(rows.kpis().size() + rows.summaries().size() + rows.byDimension().size());
        return all;
    }

    private static List<String> counts() {
        return KpiRow.getClassSchema().getFields().stream()
                .filter(field -> field.schema().getType() == Schema.Type.LONG)
                .filter(field -> field.schema().getLogicalType() == null)
                .map(Schema.Field::name)
                .filter(field -> !field.equals("effort_ms"))
                .toList();
    }

    private static long sum(List<KpiRow> rows, String view, String interval, String field) {
        return rows.stream()
                .filter(row -> row.getView().equals(view) && row.getInterval().equals(interval))
                .mapToLong(row -> (long) row.get(field))
                .sum();
    }
}
