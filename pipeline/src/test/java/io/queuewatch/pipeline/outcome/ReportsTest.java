package io.queuewatch.pipeline.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.contact.ContactReport;
import io.queuewatch.pipeline.contact.ContactReportSerializer;
import io.queuewatch.pipeline.wire.Serialized;
import org.junit.jupiter.api.Test;

class ReportsTest {

    private final ContactReportSerializer serializer = new ContactReportSerializer();

    /** What the golden file holds. */
    private static ContactReport report() {
        return new Told("c").transferredTo("NE").handled(2, 3).over(2).last();
    }

    @Test
    void shouldSurviveTheWire() {
        assertThat(Serialized.roundTrip(serializer, report())).isEqualTo(report());
        ContactReport unknown = new Told("d").customer(null).topic(null).withdrawn();
        assertThat(Serialized.roundTrip(serializer, unknown)).isEqualTo(unknown);
    }

    @Test
    void aReportOfVersionOneIsStillRead() {
        byte[] written = Serialized.golden(getClass(), "report-1.hex");

        assertThat(Serialized.value(serializer, written)).isEqualTo(report());
    }
}
