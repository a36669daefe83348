package io.queuewatch.pipeline.watch;

import io.queuewatch.pipeline.config.TargetedHarness;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TargetsHistory;
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

/** One queue of calls that is watched, its times in seconds after a Monday noon. */
final class Watching implements AutoCloseable {

    static final Instant BEGIN = Instant.parse("2026-03-02T12:00:00Z");

    private final TargetedHarness<QueueNews, QueueTurn> harness;

    Watching(Targets targets) throws Exception {
        harness =
                new TargetedHarness<>(
                        () -> new QueueWatchFunction(TargetsHistory.of(targets)), QueueNews::key);
    }

    /** Stops, and goes on from what was kept. */
    void restart() throws Exception {
        harness.restart();
    }

    /** A version of the targets that is valid from a moment. */
    void publish(long seconds, String text) throws Exception {
        harness.publish(
                TargetedHarness.version("valid from " + seconds, at(seconds).toEpochMilli(), text));
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
            harness.send(one);
        }
    }

    /** Time goes on until then. */
    void pass(long seconds) throws Exception {
        harness.pass(at(seconds).toEpochMilli());
    }

    void pass(Duration time) throws Exception {
        pass(time.toSeconds());
    }

    void end() throws Exception {
        harness.pass(Long.MAX_VALUE);
    }

    /** What has turned since this was asked last, as words. */
    List<String> turned() {
        List<String> words = new ArrayList<>();
        for (QueueTurn turn : harness.taken()) {
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
        return harness.taken();
    }

    private static long seconds(long time) {
        return Duration.between(BEGIN, Instant.ofEpochMilli(time)).toSeconds();
    }

    /** The rows of budgets, all of them. */
    List<SlaBudget> budgets() throws UnreadableException {
        Codec<SlaBudget> codec = Codec.of(SlaBudget.class);
        List<SlaBudget> rows = new ArrayList<>();
        for (Message message : harness.beside(QueueWatchFunction.BUDGETS)) {
            rows.add(codec.decode(message.value));
        }
        return rows;
    }

    int timers() {
        return harness.timers();
    }

    @Override
    public void close() throws Exception {
        harness.close();
    }
}
