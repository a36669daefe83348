package io.queuewatch.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.influx.Catalogue;
import io.queuewatch.schemas.KpiSummary;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class StoredTest {
    /** Fields that may be absent and yet are no rates: targets, a maximum of counts, buckets. */
    private static final Set<String> NO_RATES =
            Set.of(
                    "target_ms",
                    "target_rate",
                    "response_target_ms",
                    "waiting_max",
                    "wait_buckets",
                    "handle_buckets",
                    "response_buckets");

    @Test
    void everyRateHasADenominator() {
        List<String> mayBeAbsent =
                KpiSummary.getClassSchema().getFields().stream()
                        .filter(field -> field.schema().getType() == Schema.Type.UNION)
                        .map(Schema.Field::name)
                        .filter(name -> !NO_RATES.contains(name))
                        .toList();

        assertThat(Stored.DENOMINATORS.keySet()).containsAll(mayBeAbsent);
    }

    @Test
    void everyDenominatorStandsBesideItsRate() {
        assertThat(Stored.DENOMINATORS)
                .allSatisfy(
                        (rate, base) ->
                                assertThat(Catalogue.measurements().stream().map(Stored::new))
                                        .anyMatch(
                                                stored ->
                                                        stored.knows(rate) && stored.knows(base)));
    }

    @Test
    void rowsAreKeptByTheirInterval() {
        Stored kpi = Stored.measurement("kpi").orElseThrow();

        assertThat(kpi.keptIn("15m")).contains("operations");
        assertThat(kpi.keptIn("2h")).isEmpty();
        assertThat(kpi.keptIn("")).isEmpty();
    }

    @Test
    void whatIsSoNowHasNoInterval() {
        Stored now = Stored.measurement("queue_now").orElseThrow();

        assertThat(now.keptIn("")).contains("live");
        assertThat(now.keptIn("1d")).isEmpty();
        assertThat(now.tagsToChoose()).isEmpty();
    }
}
