package io.queuewatch.pipeline.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.kpi.WritePolicy;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DayRowsFunctionTest {

    private static final long EVERY_MS = 2_000;
    private static final long HORIZON_MS = Duration.ofDays(35).toMillis();
    private static final Instant DAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final String GOLD = "outcome|voice|PS|gold|" + DAY.toEpochMilli();
    private static final String ALL = "outcome|voice|PS|*|" + DAY.toEpochMilli();

    private long clock;
    private KeyedOneInputStreamOperatorTestHarness<String, DayDelta, Message> harness;

    @BeforeEach
    void open() throws Exception {
        start(true, null);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private void start(boolean live, OperatorSubtaskState snapshot) throws Exception {
        harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(
                                new DayRowsFunction(
                                        Targets.defaults(),
                                        HORIZON_MS,
                                        new WritePolicy(EVERY_MS, live))),
                        DayDelta::key,
                        Types.STRING);
        harness.setProcessingTime(clock);
        if (snapshot != null) {
            harness.initializeState(snapshot);
        }
        harness.open();
    }

    private void restart(boolean live) throws Exception {
        OperatorSubtaskState snapshot = harness.snapshot(1, clock);
        harness.close();
        start(live, snapshot);
    }

    private void send(String segment, int resolved, int tracked) throws Exception {
        long[] sums = DayTable.OUTCOME.noSums();
        sums[DayDelta.index(OutcomeMeasure.RESOLVED)] = resolved;
        sums[DayDelta.TRACKED] = tracked;
        Place place = new Place(DayTable.OUTCOME, Channel.VOICE, "PS", segment, DAY.toEpochMilli());
        harness.processElement(new StreamRecord<>(DayDelta.of(place, sums)));
    }

    private void mark(Instant time) throws Exception {
        harness.processWatermark(time.toEpochMilli());
    }

    /** Lets a pause between two writings pass and tells what was written meanwhile, by key. */
    private Map<String, Outcome> written() throws Exception {
        clock += EVERY_MS;
        harness.setProcessingTime(clock);
        Map<String, Outcome> written = new TreeMap<>();
        for (Message message : harness.extractOutputValues()) {
            Outcome row = Codec.of(Outcome.class).decode(message.value);
            assertThat(written.put(new String(message.key, StandardCharsets.UTF_8), row)).isNull();
        }
        harness.getOutput().clear();
        return written;
    }

    @Test
    void shouldRewriteTheWholeDayWhileItChangesAndOnlyThen() throws Exception {
        send("gold", 1, 1);
        mark(DAY.plusSeconds(60));
        assertThat(written()).containsOnlyKeys(GOLD, ALL);
        assertThat(written()).isEmpty();

        send("gold", 1, 1);
        send("silver", 1, 1);
        Map<String, Outcome> written = written();

        assertThat(written.get(GOLD).getResolved()).isEqualTo(2);
        assertThat(written.get(ALL).getResolved()).isEqualTo(3);
        assertThat(written.get(ALL).getAsOf()).isEqualTo(DAY.plusSeconds(60));
    }

    @Test
    void shouldNotWriteWhereOnlyWhatIsTrackedChanges() throws Exception {
        send("gold", 1, 1);
        mark(DAY.plusSeconds(60));
        written();

        send("gold", 0, -1);

        assertThat(written()).isEmpty();
    }

    @Test
    void shouldHoldRowsBackAfterARestoreUntilTimePassedTheRestart() throws Exception {
        send("gold", 1, 1);
        mark(DAY.plusSeconds(60));
        written();

        restart(true);
        send("gold", -1, -1);
        mark(DAY.plusSeconds(61));
        assertThat(written()).isEmpty();

        mark(Instant.now().plus(Duration.ofHours(1)));
        assertThat(written().get(GOLD).getResolved()).isZero();
    }

    @Test
    void shouldWriteEveryRowItHoldsAfterARestoreThoughNothingChanges() throws Exception {
        send("gold", 1, 1);
        mark(DAY.plusSeconds(60));
        written();

        restart(false);

        assertThat(written()).containsOnlyKeys(GOLD, ALL);
    }

    @Test
    void shouldKeepADayWhileAContactMayStillChangeIt() throws Exception {
        send("gold", 1, 1);
        mark(DAY.plus(Duration.ofDays(50)));
        written();

        send("gold", 1, 0);

        assertThat(written().get(GOLD).getResolved()).isEqualTo(2);
    }

    @Test
    void shouldLetADayGoAfterTheHorizonAndNotEraseItsRow() throws Exception {
        send("gold", 1, 1);
        send("gold", 0, -1);
        mark(DAY.plus(Duration.ofDays(37)));
        written();
        assertThat(harness.numKeyedStateEntries()).as("the queue alone").isOne();

        send("gold", 1, 0);

        assertThat(written()).isEmpty();
    }

    @Test
    void shouldReadSumsOfFewerMeasures() {
        assertThat(DayTable.OUTCOME.whole(new long[] {1, 2}))
                .hasSize(OutcomeMeasure.COUNT + 1)
                .startsWith(1, 2, 0);
    }
}
