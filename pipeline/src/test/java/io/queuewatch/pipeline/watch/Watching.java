package io.queuewatch.pipeline.watch;

import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.kpi.Measure;
import io.queuewatch.pipeline.kpi.Moves.Kind;
import io.queuewatch.pipeline.kpi.QueueNews;
import io.queuewatch.pipeline.kpi.TestNews;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.SlaBudget;
import io.queuewatch.schemas.UnreadableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** One queue of calls that is watched, its times in seconds after a Monday noon. */
final class Watching implements AutoCloseable {

    static final Instant BEGIN = Instant.parse("2026-03-02T12:00:00Z");

    private final Targets targets;
    private final List<QueueTurn> turns = new ArrayList<>();
    private KeyedOneInputStreamOperatorTestHarness<String, QueueNews, QueueTurn> harness;

    Watching(Targets targets) throws Exception {
        this.targets = targets;
        start(null);
    }

    private void start(OperatorSubtaskState snapshot) throws Exception {
        harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new QueueWatchFunction(targets)),
                        QueueNews::key,
                        Types.STRING);
        if (snapshot != null) {
            harness.initializeState(snapshot);
        }
        harness.open();
    }

    /** Stops, and goes on from what was kept. */
    void restart() throws Exception {
        OperatorSubtaskState snapshot = harness.snapshot(1, 0);
        harness.close();
        start(snapshot);
    }

    static Instant at(long seconds) {
        return BEGIN.plusSeconds(seconds);
    }

    static TestNews calls() {
        return TestNews.of(Channel.VOICE, "PS");
    }

    /** A call begins to wait. */
    static QueueNews waits(long seconds) {
        return calls().move(Kind.WAITING, at(seconds), at(seconds), 1)
                .sums(minute(seconds), Map.of(Measure.OFFERED, 1))
                .news();
    }

    /** A call that has waited since a moment is answered. */
    static QueueNews answered(long since, long seconds) {
        return calls().move(Kind.WAITING, at(seconds), at(since), -1)
                .move(Kind.ANSWERED, at(seconds), at(since), 1)
                .sums(minute(seconds), Map.of(Measure.ANSWERED, 1))
                .news();
    }

    /** Agents sign in, or out. */
    static QueueNews agents(long seconds, int change) {
        return calls().move(Kind.SIGNED_IN, at(seconds), at(seconds), change).news();
    }

    /** What was counted in the minute of a moment. */
    static QueueNews counted(long seconds, Map<Measure, Integer> sums) {
        return calls().sums(minute(seconds), sums).news();
    }

    private static Instant minute(long seconds) {
        return at(Math.floorDiv(seconds, 60) * 60);
    }

    void send(QueueNews... news) throws Exception {
        for (QueueNews one : news) {
            harness.processElement(new StreamRecord<>(one));
        }
    }

    /** Time goes on until then. */
    void pass(long seconds) throws Exception {
        harness.processWatermark(at(seconds).toEpochMilli());
    }

    void pass(Duration time) throws Exception {
        pass(time.toSeconds());
    }

    void end() throws Exception {
        harness.processWatermark(Long.MAX_VALUE);
    }

    /** What has turned since this was asked last, as words. */
    List<String> turned() {
        List<String> words = new ArrayList<>();
        for (QueueTurn turn : taken()) {
            if (turn.trouble != null) {
                words.add(
                        "%s %s at %d since %d"
                                .formatted(
                                        turn.state,
                                        turn.trouble,
                                        seconds(turn.at),
                                        seconds(turn.startsAt)));
            }
        }
        return words;
    }

    List<QueueTurn> taken() {
        turns.clear();
        for (QueueTurn turn : harness.extractOutputValues()) {
            turns.add(turn);
        }
        harness.getOutput().clear();
        return List.copyOf(turns);
    }

    private static long seconds(long time) {
        return Duration.between(BEGIN, Instant.ofEpochMilli(time)).toSeconds();
    }

    /** The rows of budgets, all of them. */
    List<SlaBudget> budgets() throws UnreadableException {
        List<SlaBudget> rows = new ArrayList<>();
        var output = harness.getSideOutput(QueueWatchFunction.BUDGETS);
        if (output != null) {
            Codec<SlaBudget> codec = Codec.of(SlaBudget.class);
            for (StreamRecord<Message> message : output) {
                rows.add(codec.decode(message.getValue().value));
            }
        }
        return rows;
    }

    int timers() {
        return harness.numEventTimeTimers();
    }

    @Override
    public void close() throws Exception {
        harness.close();
    }
}
