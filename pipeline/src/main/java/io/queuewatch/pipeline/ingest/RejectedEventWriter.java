package io.queuewatch.pipeline.ingest;

import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.contact.RejectedEvent;
import io.queuewatch.pipeline.wire.Message;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.metrics.Counter;

/** Turns events that cannot be into dead letters. */
public final class RejectedEventWriter extends RichMapFunction<RejectedEvent, Message> {

    private static final long serialVersionUID = 1L;

    private final Topics topics;
    private transient DeadLetters letters;
    private transient Counter rejected;

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
        rejected = getRuntimeContext().getMetricGroup().counter("rejected");
    }

    @Override
    public Message map(RejectedEvent event) {
        rejected.inc();
        return letters.of(event, topics.prefix() + event.input);
    }
}
