package io.queuewatch.pipeline.delivery;

import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.DeadLetter;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.SinkWriter;

/** Where a sink puts what cannot be delivered: into another sink, where there is one. */
public final class DeadLetters implements AutoCloseable {

    private static final SinkWriter.Context NO_TIMES =
            new SinkWriter.Context() {
                @Override
                public long currentWatermark() {
                    return Long.MIN_VALUE;
                }

                @Override
                public Long timestamp() {
                    return null;
                }
            };

    private final Optional<SinkWriter<Message>> writer;
    private final Clock clock;
    private final DeadLetterCounts counts;
    private final Codec<DeadLetter> codec = Codec.of(DeadLetter.class);

    /**
     * Dead letters.
     *
     * @param writer takes them; without one they are dropped
     * @param clock tells when something was put aside
     * @param counts counts them
     */
    public DeadLetters(Optional<SinkWriter<Message>> writer, Clock clock, DeadLetterCounts counts) {
        this.writer = writer;
        this.clock = clock;
        this.counts = counts;
    }

    /**
     * Puts something aside.
     *
     * @param letter has reason, detail, topic, partition and offset
     */
    public void put(DeadLetter.Builder letter) throws IOException, InterruptedException {
        counts.add(letter.getReason());
        if (writer.isPresent()) {
            DeadLetter whole = letter.setJudgedAt(clock.instant()).build();
            String key = whole.getTopic() + '/' + whole.getPartition() + '/' + whole.getOffset();
            writer.get().write(Message.of(key, codec, whole), NO_TIMES);
        }
    }

    /** Returns when all are stored. */
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        if (writer.isPresent()) {
            writer.get().flush(endOfInput);
        }
    }

    @Override
    public void close() throws Exception {
        if (writer.isPresent()) {
            writer.get().close();
        }
    }
}
