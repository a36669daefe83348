package io.queuewatch.pipeline.ingest;

import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.contact.RejectedEvent;
import io.queuewatch.pipeline.delivery.DeadLetterCounts;
import io.queuewatch.pipeline.wire.Message;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Turns events that cannot be into dead letters. */
public final class RejectedEventWriter extends RichMapFunction<RejectedEvent, Message> {

    private static final long serialVersionUID = 1L;

    private final Topics topics;
    private transient DeadLetters letters;
    private transient DeadLetterCounts rejected;

    /**
     * A writer.
     *
     * @param topics names the topic that an event was read from
     */
    public RejectedEventWriter(Topics topics) {
        this.topics = topics;
    }

    @Override
    public void open(OpenContext context) {
        letters = new DeadLetters();
        rejected = DeadLetterCounts.in(getRuntimeContext().getMetricGroup());
    }

    @Override
    public Message map(RejectedEvent event) {
        rejected.add(event.reason);
        return letters.of(event, topics.prefix() + event.input);
    }
}
