package io.queuewatch.pipeline.batch;

import static io.queuewatch.schemas.CallEventType.ABANDONED;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.schemas.KpiRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What counts as a difference between rows. */
class DifferencesTest {

    private final BatchCalculation.Rows rows = new Story().queued(0, "PS").at(3, ABANDONED).rows();

    private BatchCalculation.Rows with(List<KpiRow> kpis) {
        return new BatchCalculation.Rows(kpis, rows.summaries(), rows.byDimension());
    }

    private static KpiRow copy(KpiRow row) {
        return KpiRow.newBuilder(row).build();
    }

    @Test
    void neitherTheTimeOfWritingNorRowsWithoutAnythingDiffer() {
        List<KpiRow> written =
                new ArrayList<>(rows.kpis().stream().map(DifferencesTest::copy).toList());
        written.forEach(row -> row.setAsOf(Instant.EPOCH.plusMillis(5)));
        KpiRow withdrawn = copy(written.get(0));
        withdrawn.setQueue("NE");
        for (String field : List.of("offered", "contacts", "abandoned", "abandoned_in_target")) {
            withdrawn.put(field, 0L);
        }
        withdrawn.setShortAbandoned(0);
        withdrawn.setWaitAbandonedMs(0);
        written.add(withdrawn);

        assertThat(Differences.between(rows, with(written))).isEmpty();
    }

    @Test
    void aWrongFieldAMissingRowAndAnUnexpectedRowAreNamed() {
        List<KpiRow> written =
                new ArrayList<>(rows.kpis().stream().map(DifferencesTest::copy).toList());
        KpiRow unexpected = copy(written.get(0));
        unexpected.setQueue("NE");
        written.add(unexpected);
        written.get(0).setOffered(7);
        written.remove(1);

        assertThat(Differences.between(rows, with(written)))
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).endsWith("offered is 7, calculated as 1"))
                .anySatisfy(line -> assertThat(line).contains(": missing: "))
                .anySatisfy(line -> assertThat(line).contains(" NE ").contains(": not expected: "));
    }
}
