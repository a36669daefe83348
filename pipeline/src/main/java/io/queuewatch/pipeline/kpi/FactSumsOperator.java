package io.queuewatch.pipeline.kpi;

import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.contact.Fact;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/** Sums facts by queue before the shuffle. */
public final class FactSumsOperator extends SumsOperator<Fact, QueueDelta> {

    /** What those who watch queues have to know. */
    public static final OutputTag<QueueNews> NEWS =
            new OutputTag<>("news", TypeInformation.of(QueueNews.class));

    /** What is so now of queues that somebody can wait in. */
    public static final OutputTag<QueueDelta> PRESENT =
            new OutputTag<>("present", TypeInformation.of(QueueDelta.class));

    private static final long serialVersionUID = 1L;
    private static final int FULL = 500_000;

    private final Targets targets;
    private transient FactSums sums;
    private transient StreamRecord<QueueNews> news;
    private transient StreamRecord<QueueDelta> present;

    /**
     * The operator.
     *
     * @param targets names the queues that are shown though nothing happens in them
     */
    public FactSumsOperator(Targets targets) {
        this.targets = targets;
    }

    @Override
    public void open() throws Exception {
        super.open();
        sums = new FactSums();
        news = new StreamRecord<>(null);
        present = new StreamRecord<>(null);
        for (Targets.QueueName name : targets.listed()) {
            sums.touch(Channel.of(name.channel()), name.queue());
        }
    }

    @Override
    public void processElement(StreamRecord<Fact> element) {
        sums.add(element.getValue());
        if (sums.facts() >= FULL) {
            drain();
        }
    }

    @Override
    protected void drain() {
        sums.drainTo(
                delta -> {
                    output.collect(NEWS, news.replace(delta.news()));
                    if (delta.ofOneQueue()) {
                        output.collect(PRESENT, present.replace(delta.withoutSlices()));
                    }
                    handOn(delta.slicesAlone());
                });
    }
}
