package io.queuewatch.pipeline.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.PublishedTargets;
import io.queuewatch.pipeline.config.TargetedFunction;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.contact.VersionedHarness;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.KpiSummary;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The targets that rows tell: those valid when their interval began. */
class KpiVersionsTest {

    private static final long EVERY_MS = 2_000;
    private static final Instant EIGHT = Instant.parse("2026-03-02T08:00:00Z");

    private long clock;
    private VersionedHarness<String, QueueDelta, Message> harness;

    @BeforeEach
    void open() throws Exception {
        start(null);
        for (int minutes : new int[] {-20, 1, 8, 20}) {
            VisitFacts visit = new VisitFacts("PS", EIGHT.plusSeconds(minutes * 60L));
            harness.processElement(new StreamRecord<>(VisitFacts.delta(visit.begins())));
        }
        harness.processWatermark(EIGHT.plusSeconds(1_800).toEpochMilli());
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private void start(OperatorSubtaskState snapshot) throws Exception {
        harness =
                new VersionedHarness<>(
                        new CoBroadcastWithKeyedOperator<>(
                                new KpiRowsFunction(
                                        TargetsHistory.of(Targets.defaults()),
                                        JobSettings.REPLAY,
                                        new WritePolicy(EVERY_MS, false)),
                                List.of(TargetedFunction.VERSIONS)),
                        QueueDelta::key,
                        Types.STRING);
        harness.setProcessingTime(clock);
        if (snapshot != null) {
            harness.initializeState(snapshot);
        }
        harness.open();
    }

    private void publish(int minutesPastEight, String target) throws Exception {
        long from = EIGHT.plusSeconds(minutesPastEight * 60L).toEpochMilli();
        harness.publish(
                new PublishedTargets(
                        "v" + minutesPastEight,
                        from,
                        from - 60_000,
                        "ann",
                        "queues: [{queue: PS, target: %s, formula: answered}]".formatted(target)));
    }

    /** Targets in seconds of the rows of the live view written meanwhile, by interval and start. */
    private Map<String, Long> written() throws Exception {
        clock += EVERY_MS;
        harness.setProcessingTime(clock);
        Map<String, Long> targets = new TreeMap<>();
        for (Message message : harness.extractOutputValues()) {
            if (new String(message.key, StandardCharsets.UTF_8).startsWith("kpi_summary|live")) {
                KpiSummary row = Codec.of(KpiSummary.class).decode(message.value);
                targets.put(
                        row.getInterval() + " " + row.getStart().toString().substring(11, 16),
                        row.getTargetMs() / 1_000);
            }
        }
        harness.getOutput().clear();
        return targets;
    }

    @Test
    void rowsTellTheTargetThatCountedWhenTheirIntervalBegan() throws Exception {
        publish(8, "40s");

        assertThat(written())
                .containsOnly(
                        Map.entry("1m 07:40", 30L),
                        Map.entry("1m 08:01", 30L),
                        Map.entry("1m 08:08", 40L),
                        Map.entry("1m 08:20", 40L),
                        Map.entry("15m 07:30", 30L),
                        Map.entry("15m 08:00", 30L),
                        Map.entry("15m 08:15", 40L),
                        Map.entry("1h 07:00", 30L),
                        Map.entry("1h 08:00", 30L),
                        Map.entry("1d 00:00", 30L));
    }

    @Test
    void rowsWrittenBeforeTheirVersionCameAreWrittenAgainAndOnlyThey() throws Exception {
        written();
        publish(0, "40s");

        assertThat(written())
                .contains(
                        Map.entry("1m 08:01", 40L),
                        Map.entry("15m 08:00", 40L),
                        Map.entry("1h 08:00", 40L),
                        Map.entry("1d 00:00", 30L))
                .doesNotContainKeys("1m 07:40", "15m 07:30");
        publish(0, "40s");
        assertThat(written()).as("the same version again").isEmpty();
    }

    @Test
    void versionsAreKnownAfterARestore() throws Exception {
        publish(0, "40s");
        OperatorSubtaskState snapshot = harness.snapshot(1, clock);
        harness.close();
        start(snapshot);
        VisitFacts visit = new VisitFacts("PS", EIGHT.plusSeconds(60));
        harness.processElement(new StreamRecord<>(VisitFacts.delta(visit.begins())));

        assertThat(written()).contains(Map.entry("15m 08:00", 40L), Map.entry("15m 07:30", 30L));
    }

    @Test
    void queuesThatAVersionListsAreShownThoughNothingHappensInThem() {
        List<String> shown = new ArrayList<>();
        new ListedQueuesFunction(TargetsHistory.of(Targets.defaults()))
                .flatMap(
                        new PublishedTargets(
                                "v", 0, 0, "ann", "queues: [{queue: new, channel: chat}]"),
                        new Collector<>() {
                            @Override
                            public void collect(QueueDelta delta) {
                                shown.add(delta.channel.label() + ' ' + delta.queue);
                            }

                            @Override
                            public void close() {}
                        });

        assertThat(shown).containsExactly("chat new", "chat *");
    }
}
