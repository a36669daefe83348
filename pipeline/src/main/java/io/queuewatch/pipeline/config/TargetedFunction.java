package io.queuewatch.pipeline.config;

import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Knows by key what was promised at any time: the versions of the targets there were at the start,
 * those heard of before a restart, and those that come.
 *
 * @param <K> the key
 * @param <I> what it takes
 * @param <O> what it emits
 */
public abstract class TargetedFunction<K, I, O>
        extends KeyedBroadcastProcessFunction<K, I, PublishedTargets, O>
        implements CheckpointedFunction {

    /** The versions of the targets, by id. */
    public static final MapStateDescriptor<String, PublishedTargets> VERSIONS =
            new MapStateDescriptor<>("targets", String.class, PublishedTargets.class);

    private static final long serialVersionUID = 1L;

    private final TargetsHistory start;

    private boolean restored;
    private transient TargetsHistory targets;

    /**
     * The function.
     *
     * @param start what is promised until versions say otherwise
     */
    protected TargetedFunction(TargetsHistory start) {
        this.start = start;
    }

    @Override
    public final void initializeState(FunctionInitializationContext context) throws Exception {
        restored = context.isRestored();
        targets = start.copy();
        for (Map.Entry<String, PublishedTargets> version :
                context.getOperatorStateStore().getBroadcastState(VERSIONS).entries()) {
            targets.add(version.getValue());
        }
    }

    @Override
    public final void snapshotState(FunctionSnapshotContext context) {}

    @Override
    public final void processBroadcastElement(
            PublishedTargets version, Context context, Collector<O> out) throws Exception {
        BroadcastState<String, PublishedTargets> known = context.getBroadcastState(VERSIONS);
        if (known.contains(version.versionId)) {
            return;
        }
        known.put(version.versionId, version);
        if (targets.add(version) || restored) {
            heard(version, context);
        }
    }

    /**
     * Takes note of a version, once. What is kept by key may be older than the version is known:
     * after a restart it may be so though the start knew the version.
     */
    protected void heard(PublishedTargets version, Context context) throws Exception {}

    /** What was, is and will be promised, as far as it is known. */
    protected final TargetsHistory targets() {
        return targets;
    }

    /** Whether the job began from a checkpoint. */
    protected final boolean restored() {
        return restored;
    }
}
