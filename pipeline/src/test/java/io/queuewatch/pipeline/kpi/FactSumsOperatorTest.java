package io.queuewatch.pipeline.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.config.TargetsText;
import io.queuewatch.pipeline.contact.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FactSumsOperatorTest {

    private static final Instant BEGIN = Instant.parse("2026-03-02T08:14:50Z");

    private OneInputStreamOperatorTestHarness<Fact, QueueDelta> harness;

    @BeforeEach
    void open() throws Exception {
        harness =
                new OneInputStreamOperatorTestHarness<>(
                        new FactSumsOperator(
                                TargetsText.of("queues: [{queue: PS}, {queue: quiet}]")));
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private void send() throws Exception {
        for (Fact fact : new VisitFacts("PS", BEGIN).begins()) {
            harness.processElement(new StreamRecord<>(fact));
        }
    }

    private List<String> sent() {
        List<String> sent =
                harness.getOutput().stream()
                        .filter(element -> element instanceof StreamRecord)
                        .map(element -> ((QueueDelta) ((StreamRecord<?>) element).getValue()).key())
                        .toList();
        harness.getOutput().clear();
        return sent;
    }

    @Test
    void shouldHoldFactsUntilTimeMovesOn() throws Exception {
        send();
        assertThat(sent()).isEmpty();

        harness.processWatermark(new Watermark(1));
        assertThat(sent()).containsExactlyInAnyOrder("voice PS", "voice quiet", "voice *");
    }

    @Test
    void shouldHandOnWhatThoseWhoWatchHaveToKnow() throws Exception {
        send();
        harness.processElement(new StreamRecord<>(new VisitFacts("PS", BEGIN).answered(7).get(0)));
        harness.processWatermark(new Watermark(1));

        List<String> moves = new ArrayList<>();
        for (StreamRecord<QueueNews> record : harness.getSideOutput(FactSumsOperator.NEWS)) {
            QueueNews news = record.getValue();
            if (news.queue().equals("PS")) {
                news.eachMove(
                        (kind, at, since, change) ->
                                moves.add(kind + " " + (at - since) + " " + change));
                news.eachMinute(
                        (start, sums) -> moves.add("OFFERED " + sums[Measure.OFFERED.ordinal()]));
            }
        }
        assertThat(moves)
                .containsExactly("WAITING 0 1", "WAITING 7000 -1", "ANSWERED 7000 1", "OFFERED 1");
    }

    @Test
    void shouldNameQuietQueuesOnce() throws Exception {
        harness.processWatermark(new Watermark(1));
        assertThat(sent()).contains("voice quiet");

        send();
        harness.setProcessingTime(1_000);
        harness.processWatermark(new Watermark(2));
        assertThat(sent()).containsExactlyInAnyOrder("voice PS", "voice *");
    }

    @Test
    void shouldHoldTimeBackTogetherWithFactsWhereMarksCrowd() throws Exception {
        harness.processWatermark(new Watermark(1));
        harness.getOutput().clear();

        send();
        harness.processWatermark(new Watermark(2));
        assertThat(harness.getOutput()).isEmpty();

        harness.setProcessingTime(100);
        harness.processWatermark(new Watermark(3));
        assertThat(harness.getOutput()).hasSize(3).last().isEqualTo(new Watermark(3));
    }

    @Test
    void shouldHoldTimeBackLongerFarBehindTheClockOnTheWall() throws Exception {
        harness.setProcessingTime(1_000_000);
        harness.processWatermark(new Watermark(1));
        harness.getOutput().clear();

        send();
        harness.setProcessingTime(1_001_999);
        harness.processWatermark(new Watermark(2));
        assertThat(harness.getOutput()).isEmpty();

        harness.setProcessingTime(1_002_000);
        harness.processWatermark(new Watermark(3));
        assertThat(harness.getOutput()).hasSize(3).last().isEqualTo(new Watermark(3));
    }

    @Test
    void shouldLetTheEndPassAtOnce() throws Exception {
        harness.processWatermark(new Watermark(1));
        send();
        harness.getOutput().clear();

        harness.processWatermark(Watermark.MAX_WATERMARK);

        assertThat(harness.getOutput()).hasSize(3).last().isEqualTo(Watermark.MAX_WATERMARK);
    }

    @Test
    void shouldHandOnWhatItHoldsBeforeACheckpoint() throws Exception {
        send();

        harness.prepareSnapshotPreBarrier(1);

        assertThat(sent()).contains("voice PS");
    }

    @Test
    void shouldHandOnWhatItHoldsWhenItIsFull() throws Exception {
        for (int i = 0; i < 166_667; i++) {
            send();
        }

        assertThat(sent()).containsExactlyInAnyOrder("voice PS", "voice quiet", "voice *");
    }

    @Test
    void shouldHandOnWhatItHoldsAtTheEnd() throws Exception {
        send();

        harness.endInput();
        harness.getOneInputOperator().finish();

        assertThat(sent()).contains("voice PS");
    }
}
