package io.queuewatch.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.schemas.KpiSummary;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class StoredTest {
    /** Fields that may be absent and yet are no rates: targets, a maximum of counts, buckets. */
    private static final Set<String> NO_RATES =
            Set.of("target_ms", "target_rate", "waiting_max", "wait_buckets", "handle_buckets");

    @Test
    void everyRateHasADenominator() {
        List<String> mayBeAbsent =
                KpiSummary.getClassSchema().getFields().stream()
                        .filter(field -> field.schema().getType() == Schema.Type.UNION)
                        .map(Schema.Field::name)
                        .filter(name -> !NO_RATES.contains(name))
                        .toList();

        assertThat(Stored.DENOMINATORS.keySet()).containsExactlyInAnyOrderElementsOf(mayBeAbsent);
    }

    @Test
    void everyDenominatorIsAFieldOfTheSummary() {
        assertThat(Stored.measurement("kpi_summary").orElseThrow().fields())
                .containsAll(Stored.DENOMINATORS.values());
    }

    @Test
    void aFieldIsNoTag() {
        Stored now = Stored.measurement("queue_now").orElseThrow();

        assertThat(now.fields()).contains("waiting", "as_of").doesNotContain("queue", "start");
    }
}
