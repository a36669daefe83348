package io.queuewatch.pipeline.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.delivery.DeadLetterCounts;
import io.queuewatch.schemas.DeadLetterReason;
import io.queuewatch.schemas.PipelineHealth;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.SimpleCounter;
import org.junit.jupiter.api.Test;

class HealthTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Map<String, String> JOB = Map.of("<job_name>", "ContactCenterJob");

    private final Health health = new Health();

    @Test
    void shouldTellWhatWasAddedSinceTheRowBefore() {
        Counter late = new SimpleCounter();
        add("late", operator("lives", 1), late);
        late.inc(3);

        assertThat(one(NOW).getLate()).isEqualTo(3);
        late.inc(2);
        assertThat(one(NOW.plusSeconds(10)).getLate()).isEqualTo(2);
        PipelineHealth quiet = one(NOW.plusSeconds(20));
        assertThat(quiet.getLate()).isZero();
        assertThat(quiet.getJob()).isEqualTo("ContactCenterJob");
        assertThat(quiet.getPart()).isEqualTo("lives");
        assertThat(quiet.getInstance()).isEqualTo("1");
        assertThat(quiet.getAsOf()).isEqualTo(NOW.plusSeconds(20));
        assertThat(quiet.getStartedAt()).isEqualTo(NOW);
        assertThat(quiet.getDuplicates()).isNull();
    }

    @Test
    void shouldLoseNothingOfAnInstanceThatStartsAgain() {
        Counter before = new SimpleCounter();
        add("late", operator("lives", 0), before);
        before.inc(3);
        assertThat(one(NOW).getLate()).isEqualTo(3);
        before.inc(4);
        health.remove("late", operator("lives", 0), before);
        Counter after = new SimpleCounter();
        health.add("late", operator("lives", 0), after, NOW.plusSeconds(5));
        after.inc();

        PipelineHealth row = one(NOW.plusSeconds(10));
        assertThat(row.getLate()).isEqualTo(5);
        assertThat(row.getStartedAt()).isEqualTo(NOW.plusSeconds(5));
        assertThat(one(NOW.plusSeconds(20)).getLate()).isZero();
    }

    @Test
    void shouldNotMindThatTheNewInstanceBeginsBeforeTheOldHasEnded() {
        Counter before = new SimpleCounter();
        add("late", operator("lives", 0), before);
        before.inc(3);
        Counter after = new SimpleCounter();
        add("late", operator("lives", 0), after);
        health.remove("late", operator("lives", 0), before);
        after.inc();

        assertThat(one(NOW).getLate()).isEqualTo(4);
    }

    @Test
    void shouldTellTheLastOfAnInstanceThatEndedAndThenNoMore() {
        Counter late = new SimpleCounter();
        add("late", operator("lives", 0), late);
        late.inc(3);
        health.remove("late", operator("lives", 0), late);

        assertThat(one(NOW).getLate()).isEqualTo(3);
        assertThat(health.tell(NOW)).isEmpty();
    }

    @Test
    void shouldTakeACountThatFellAsBegunAnew() {
        long[] restarts = {7};
        add("numRestarts", JOB, (Gauge<Long>) () -> restarts[0]);
        assertThat(one(NOW).getRestarts()).isEqualTo(7);
        restarts[0] = 2;
        assertThat(one(NOW).getRestarts()).isEqualTo(2);
        restarts[0] = 3;
        PipelineHealth row = one(NOW);
        assertThat(row.getRestarts()).isEqualTo(1);
        assertThat(row.getPart()).isEqualTo("job");
        assertThat(row.getInstance()).isEqualTo("0");
    }

    @Test
    void shouldTellHowFarEventTimeIsBehind() {
        long[] watermark = {Long.MIN_VALUE};
        add(
                "currentOutputWatermark",
                operator("Source: events", 0),
                (Gauge<Long>) () -> watermark[0]);
        add("pendingRecords", operator("Source: events", 0), (Gauge<Long>) () -> 12L);
        PipelineHealth row = one(NOW);
        assertThat(row.getPart()).isEqualTo("events");
        assertThat(row.getLag()).isEqualTo(12);
        assertThat(row.getEventTime()).isNull();
        assertThat(row.getDelayMs()).isNull();

        watermark[0] = NOW.minusMillis(1_500).toEpochMilli();
        row = one(NOW);
        assertThat(row.getEventTime()).isEqualTo(NOW.minusMillis(1_500));
        assertThat(row.getDelayMs()).isEqualTo(1_500);

        watermark[0] = Long.MAX_VALUE;
        assertThat(one(NOW).getDelayMs()).isNull();
    }

    @Test
    void shouldCountDeadLettersByTheirReason() {
        for (DeadLetterReason reason : DeadLetterReason.values()) {
            Counter letters = new SimpleCounter();
            letters.inc(1 + reason.ordinal());
            add(DeadLetterCounts.metric(reason), operator("decode", 0), letters);
        }

        PipelineHealth row = one(NOW);
        long all = 0;
        for (DeadLetterReason reason : DeadLetterReason.values()) {
            String field = "dead_" + reason.name().toLowerCase(java.util.Locale.ROOT);
            assertThat(row.get(field)).isEqualTo(1L + reason.ordinal());
            all += 1 + reason.ordinal();
        }
        assertThat(row.getDeadLetters()).isEqualTo(all);
    }

    @Test
    void shouldTellOfTheTaskWithItsFirstOperator() {
        Map<String, String> task =
                Map.of(
                        "<job_name>", "ContactCenterJob",
                        "<task_name>", "Source: events -> decode -> (agents, outcomes)",
                        "<subtask_index>", "0");
        add("busyTimeMsPerSecond", task, (Gauge<Double>) () -> 250.0);
        add("backPressuredTimeMsPerSecond", task, (Gauge<Double>) () -> Double.NaN);
        add("pendingRecords", operator("Source: events", 0), (Gauge<Long>) () -> 1L);

        PipelineHealth row = one(NOW);
        assertThat(row.getPart()).isEqualTo("events");
        assertThat(row.getBusy()).isEqualTo(0.25);
        assertThat(row.getBackPressured()).isNull();
        assertThat(row.getLag()).isEqualTo(1);
    }

    @Test
    void shouldTellWhatSinksDo() {
        Counter written = new SimpleCounter();
        written.inc(5);
        add("written", operator("InfluxDB: Writer", 0), written);
        add("ageOfOldestUnsentMs", operator("InfluxDB: Writer", 0), (Gauge<Long>) () -> 40L);

        PipelineHealth row = one(NOW);
        assertThat(row.getPart()).isEqualTo("InfluxDB");
        assertThat(row.getWritten()).isEqualTo(5);
        assertThat(row.getUnsentMs()).isEqualTo(40);
    }

    @Test
    void shouldLeaveOutPartsThatRecordsOnlyPassThrough() {
        add("numRecordsIn", operator("queues", 0), new SimpleCounter());
        add("currentInputWatermark", operator("queues", 0), (Gauge<Long>) () -> 7L);
        assertThat(health.tell(NOW)).isEmpty();

        add("orphans", operator("queues", 0), new SimpleCounter());
        assertThat(one(NOW).getRecordsIn()).isZero();
    }

    @Test
    void shouldNotMindMetricsOfOtherThingsAndGaugesThatStumble() {
        add("late", Map.of("<host>", "localhost"), new SimpleCounter());
        add("late", JOB, new SimpleCounter());
        add("unheardOf", operator("lives", 0), new SimpleCounter());
        Map<String, String> coordinator =
                Map.of("<job_name>", "j", "<task_name>", "t", "<operator_name>", "o");
        add("late", coordinator, new SimpleCounter());
        assertThat(health.tell(NOW)).isEmpty();

        add(
                "pendingRecords",
                operator("Source: events", 0),
                (Gauge<Long>)
                        () -> {
                            throw new IllegalStateException("closed");
                        });
        assertThat(one(NOW).getLag()).isNull();
    }

    @Test
    void shouldFillEveryFieldOfTheSchema() {
        List<String> filled = Arrays.stream(Figure.values()).map(Figure::field).toList();
        assertThat(PipelineHealth.getClassSchema().getFields())
                .extracting(Schema.Field::name)
                .filteredOn(
                        name ->
                                !List.of(
                                                "job",
                                                "part",
                                                "instance",
                                                "as_of",
                                                "started_at",
                                                "delay_ms",
                                                "dead_letters")
                                        .contains(name))
                .allMatch(filled::contains)
                .containsAll(filled);
    }

    private void add(String name, Map<String, String> variables, Metric metric) {
        health.add(name, variables, metric, NOW);
    }

    private PipelineHealth one(Instant now) {
        List<PipelineHealth> rows = health.tell(now);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private static Map<String, String> operator(String name, int instance) {
        return Map.of(
                "<job_name>",
                "ContactCenterJob",
                "<task_name>",
                "Source: events -> decode",
                "<operator_name>",
                name,
                "<subtask_index>",
                Integer.toString(instance));
    }
}
