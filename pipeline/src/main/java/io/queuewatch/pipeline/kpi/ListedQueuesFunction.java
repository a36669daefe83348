package io.queuewatch.pipeline.kpi;

import io.queuewatch.pipeline.config.PublishedTargets;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.contact.Channel;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** The queues that a version of the targets lists are shown though nothing happens in them. */
public final class ListedQueuesFunction implements FlatMapFunction<PublishedTargets, QueueDelta> {

    private static final long serialVersionUID = 1L;

    private final TargetsHistory history;

    /**
     * The function.
     *
     * @param history what the versions come after
     */
    public ListedQueuesFunction(TargetsHistory history) {
        this.history = history;
    }

    @Override
    public void flatMap(PublishedTargets version, Collector<QueueDelta> out) {
        FactSums sums = new FactSums();
        for (Targets.QueueName name : history.read(version).listed()) {
            sums.touch(Channel.of(name.channel()), name.queue());
        }
        sums.drainTo(out::collect);
    }
}
