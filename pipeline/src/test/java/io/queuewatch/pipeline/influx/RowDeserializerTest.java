package io.queuewatch.pipeline.influx;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.DeadLetter;
import io.queuewatch.schemas.DeadLetterReason;
import io.queuewatch.schemas.KpiRow;
import io.queuewatch.schemas.KpiSummary;
import io.queuewatch.schemas.QueueNow;
import io.queuewatch.schemas.TimeMark;
import io.queuewatch.schemas.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.types.PojoTestUtils;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RowDeserializerTest {

    private final RowDeserializer rows = new RowDeserializer();

    @BeforeEach
    void open() {
        rows.open(null);
    }

    @Test
    void shouldTellRowsApartByTheirSchema() {
        Line kpi = read(Codec.of(KpiRow.class).encode(CatalogueTest.row("15m").build())).line();
        assertThat(kpi.series()).startsWith("kpi,");
        assertThat(kpi.retention()).isEqualTo(Retention.OPERATIONS);
        assertThat(kpi.origin()).isEqualTo("kpis/3/42");

        Line summary =
                read(Codec.of(KpiSummary.class).encode(CatalogueTest.summary().build())).line();
        assertThat(summary.series()).startsWith("kpi_summary,");

        Line now = read(Codec.of(QueueNow.class).encode(CatalogueTest.now())).line();
        assertThat(now.series()).isEqualTo("queue_now,channel=voice,queue=PS");
        assertThat(now.fields()).contains("waiting=3i").contains("as_of=915148800000i");
        assertThat(now.time()).isEqualTo(915_148_800_000_000_000L);
        assertThat(now.text()).isEqualTo(now.series() + " " + now.fields() + " 915148800000000000");
    }

    @Test
    void shouldFindTheEndOfASeriesWithSpaces() {
        Line line =
                read(Codec.of(KpiRow.class).encode(CatalogueTest.row("1m").setQueue("a b").build()))
                        .line();
        assertThat(line.series()).contains("queue=a\\ b,").endsWith("view=live");
    }

    @Test
    void shouldMakeADeadLetterOfWhatIsNoRow() throws UnreadableException {
        byte[] garbage = "garbage".getBytes(StandardCharsets.UTF_8);
        DeadLetter unreadable = dead(garbage);
        assertThat(unreadable.getReason()).isEqualTo(DeadLetterReason.UNREADABLE);
        assertThat(unreadable.getPayload().array()).isEqualTo(garbage);
        assertThat(unreadable.getOffset()).isEqualTo(42);
        assertThat(dead(null).getDetail()).contains("no value at all");

        byte[] unknown = Codec.of(KpiRow.class).encode(CatalogueTest.row("1m").build());
        unknown[3] ^= 0x55;
        assertThat(dead(unknown).getReason()).isEqualTo(DeadLetterReason.UNKNOWN_SCHEMA);

        TimeMark mark =
                TimeMark.newBuilder().setTime(Instant.EPOCH).setKeeper("k").setEnd(false).build();
        assertThat(dead(Codec.of(TimeMark.class).encode(mark)))
                .satisfies(
                        d -> {
                            assertThat(d.getReason()).isEqualTo(DeadLetterReason.INVALID);
                            assertThat(d.getDetail())
                                    .isEqualTo(
                                            "TimeMark is no row for InfluxDB: want KpiRow,"
                                                    + " KpiSummary, QueueNow, KpiBy, Outcome, Outbound,"
                                                    + " AgentTime, PipelineHealth, Sla, Breach,"
                                                    + " SlaBudget, Alert, ControlChart, ClassicChart");
                        });

        DeadLetter invalid = dead(Codec.of(KpiRow.class).encode(CatalogueTest.row("5m").build()));
        assertThat(invalid.getReason()).isEqualTo(DeadLetterReason.INVALID);
        assertThat(invalid.getEvent()).contains("\"interval\": \"5m\"");
    }

    @Test
    void shouldTravelWithoutGenericSerialisation() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(Line.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(Received.class);
    }

    private DeadLetter dead(byte[] value) throws UnreadableException {
        return Codec.of(DeadLetter.class).decode(read(value).deadLetter().value);
    }

    private Received read(byte[] value) {
        List<Received> out = new ArrayList<>();
        rows.deserialize(
                new ConsumerRecord<>("kpis", 3, 42, null, value), new ListCollector<>(out));
        assertThat(out).hasSize(1);
        return out.get(0);
    }
}
