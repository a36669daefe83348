package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.config.PublishedTargets;
import io.queuewatch.pipeline.config.TargetedFunction;
import io.queuewatch.pipeline.config.TargetedOperator;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.pipeline.wire.SerializedBy;
import io.queuewatch.schemas.Alert;
import io.queuewatch.schemas.ClassicChart;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.ControlChart;
import io.queuewatch.schemas.KpiRow;
import io.queuewatch.schemas.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/** The operators of drift, one feeding the next as in the job, in as many instances as wanted. */
final class DriftChain implements AutoCloseable {

    static final long GRACE_MS = 15 * 60_000L;

    private static final int GROUPS = 128;

    private final TargetsHistory targets;
    private final DriftSettings settings;
    private final Map<String, byte[]> charts = new TreeMap<>();
    private final List<Alert> alerts = new ArrayList<>();

    private final List<Harness<SliceReading, QueueInterval>> intervals = new ArrayList<>();
    private final List<Harness<ChartInput, QueueInterval>> channels = new ArrayList<>();
    private final List<Harness<ChartInput, ScoredInterval>> queues = new ArrayList<>();
    private final List<Harness<ScoredInterval, Message>> incidents = new ArrayList<>();

    /** An operator in the time of its first input; the second are versions of the targets. */
    private static final class Harness<I, O>
            extends KeyedTwoInputStreamOperatorTestHarness<String, I, PublishedTargets, O> {

        Harness(
                TargetedFunction<String, I, O> function,
                KeySelector<I, String> key,
                int instances,
                int instance)
                throws Exception {
            super(
                    new TargetedOperator<>(function),
                    key,
                    null,
                    Types.STRING,
                    GROUPS,
                    instances,
                    instance);
        }
    }

    DriftChain(TargetsHistory targets, DriftSettings settings) throws Exception {
        this.targets = targets;
        this.settings = settings;
        start(1, null);
    }

    private void start(int instances, List<OperatorSubtaskState> states) throws Exception {
        int before = states == null ? 0 : intervals.size();
        intervals.clear();
        channels.clear();
        queues.clear();
        incidents.clear();
        for (int i = 0; i < instances; i++) {
            intervals.add(
                    new Harness<>(
                            new IntervalsFunction(targets, GRACE_MS),
                            SliceReading::key,
                            instances,
                            i));
            channels.add(
                    new Harness<>(
                            new ChannelChartsFunction(targets, settings, GRACE_MS),
                            ChartInput::channel,
                            instances,
                            i));
            queues.add(
                    new Harness<>(
                            new QueueChartsFunction(targets, settings),
                            ChartInput::queue,
                            instances,
                            i));
            incidents.add(
                    new Harness<>(
                            new IncidentsFunction(targets), ScoredInterval::channel, instances, i));
            queues.get(i)
                    .setup(
                            new SerializedBy<>(ScoredInterval.class, new ScoredIntervalSerializer())
                                    .createSerializer(null));
            List<Harness<?, ?>> all =
                    List.of(intervals.get(i), channels.get(i), queues.get(i), incidents.get(i));
            for (int operator = 0; operator < all.size(); operator++) {
                if (states != null) {
                    all.get(operator)
                            .initializeState(
                                    AbstractStreamOperatorTestHarness.repartitionOperatorState(
                                            states.get(operator), GROUPS, before, instances, i));
                }
                all.get(operator).open();
                all.get(operator).processWatermark2(Watermark.MAX_WATERMARK);
            }
        }
    }

    /** Takes a savepoint and goes on from it in another number of instances. */
    void restart(int instances) throws Exception {
        List<OperatorSubtaskState> states =
                List.of(state(intervals), state(channels), state(queues), state(incidents));
        int before = intervals.size();
        close();
        while (intervals.size() > before) {
            intervals.remove(before);
        }
        start(instances, states);
    }

    private static OperatorSubtaskState state(
            List<? extends AbstractStreamOperatorTestHarness<?>> instances) throws Exception {
        OperatorSubtaskState[] states = new OperatorSubtaskState[instances.size()];
        for (int i = 0; i < states.length; i++) {
            states[i] = instances.get(i).snapshot(1, 1);
        }
        return AbstractStreamOperatorTestHarness.repackageState(states);
    }

    void row(KpiRow row) throws Exception {
        for (SliceReading reading : RowReadings.of(row)) {
            intervals
                    .get(instance(reading.key()))
                    .processElement1(new StreamRecord<>(reading, reading.asOf));
        }
    }

    void note(QueueNote note) throws Exception {
        ChartInput input = ChartInput.of(note);
        if (note.ofChannel()) {
            Harness<ChartInput, QueueInterval> harness = channels.get(instance(input.channel()));
            harness.processElement1(new StreamRecord<>(input));
            ofChannels(harness);
        } else {
            Harness<ChartInput, ScoredInterval> harness = queues.get(instance(input.queue()));
            harness.processElement1(new StreamRecord<>(input));
            ofQueues(harness);
        }
    }

    /** A version of the targets is published. */
    void publish(PublishedTargets version) throws Exception {
        for (List<? extends Harness<?, ?>> all : List.of(intervals, channels, queues, incidents)) {
            for (Harness<?, ?> harness : all) {
                harness.processElement2(new StreamRecord<>(version));
            }
        }
    }

    /** Event time reaches a moment. */
    void reach(long time) throws Exception {
        Watermark mark = new Watermark(time);
        for (Harness<SliceReading, QueueInterval> harness : intervals) {
            harness.processWatermark1(mark);
            for (QueueInterval interval : harness.extractOutputValues()) {
                channels.get(instance(interval.channel))
                        .processElement1(new StreamRecord<>(ChartInput.of(interval)));
            }
            harness.getOutput().clear();
        }
        for (Harness<ChartInput, QueueInterval> harness : channels) {
            harness.processWatermark1(mark);
            ofChannels(harness);
        }
        for (Harness<ChartInput, ScoredInterval> harness : queues) {
            harness.processWatermark1(mark);
            ofQueues(harness);
        }
        for (Harness<ScoredInterval, Message> harness : incidents) {
            harness.processWatermark1(mark);
            for (Message alert : harness.extractOutputValues()) {
                alerts.add(Codec.of(Alert.class).decode(alert.value));
            }
            harness.getOutput().clear();
        }
    }

    private void ofChannels(Harness<ChartInput, QueueInterval> harness) throws Exception {
        for (QueueInterval interval : harness.extractOutputValues()) {
            queues.get(instance(interval.key()))
                    .processElement1(new StreamRecord<>(ChartInput.of(interval)));
        }
        harness.getOutput().clear();
        keep(harness.getSideOutput(ChartsFunction.CHARTS));
        Queue<StreamRecord<ScoredInterval>> scored =
                harness.getSideOutput(ChannelChartsFunction.SCORED);
        while (scored != null && !scored.isEmpty()) {
            tell(scored.poll().getValue());
        }
    }

    private void ofQueues(Harness<ChartInput, ScoredInterval> harness) throws Exception {
        for (ScoredInterval scored : harness.extractOutputValues()) {
            tell(scored);
        }
        harness.getOutput().clear();
        keep(harness.getSideOutput(ChartsFunction.CHARTS));
    }

    private void tell(ScoredInterval scored) throws Exception {
        incidents.get(instance(scored.channel())).processElement1(new StreamRecord<>(scored));
    }

    private void keep(Queue<StreamRecord<Message>> rows) {
        while (rows != null && !rows.isEmpty()) {
            Message row = rows.poll().getValue();
            charts.put(new String(row.key, StandardCharsets.UTF_8), row.value);
        }
    }

    private int instance(String key) {
        return KeyGroupRangeAssignment.assignKeyToParallelOperator(key, GROUPS, intervals.size());
    }

    /** The newest row of every interval of every series and phase. */
    Map<String, ControlChart> charts() throws UnreadableException {
        return rows("control_chart|", ControlChart.class);
    }

    /** The newest row of every interval of every textbook chart. */
    Map<String, ClassicChart> classic() throws UnreadableException {
        return rows("classic_chart|", ClassicChart.class);
    }

    private <T extends SpecificRecordBase> Map<String, T> rows(String beginning, Class<T> type)
            throws UnreadableException {
        Map<String, T> rows = new TreeMap<>();
        for (Map.Entry<String, byte[]> entry : charts.entrySet()) {
            if (entry.getKey().startsWith(beginning)) {
                rows.put(entry.getKey(), Codec.of(type).decode(entry.getValue()));
            }
        }
        return rows;
    }

    /** All that people were told, in order. */
    List<Alert> alerts() {
        return alerts;
    }

    @Override
    public void close() throws Exception {
        for (var all : List.of(intervals, channels, queues, incidents)) {
            for (AbstractStreamOperatorTestHarness<?> harness : all) {
                harness.close();
            }
        }
    }
}
