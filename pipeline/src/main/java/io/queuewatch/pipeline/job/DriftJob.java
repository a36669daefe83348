package io.queuewatch.pipeline.job;

import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.drift.ChannelChartsFunction;
import io.queuewatch.pipeline.drift.ChartInput;
import io.queuewatch.pipeline.drift.ChartsFunction;
import io.queuewatch.pipeline.drift.DecisionDeserializer;
import io.queuewatch.pipeline.drift.DriftInput;
import io.queuewatch.pipeline.drift.DriftInputDeserializer;
import io.queuewatch.pipeline.drift.DriftSettings;
import io.queuewatch.pipeline.drift.IncidentsFunction;
import io.queuewatch.pipeline.drift.IntervalsFunction;
import io.queuewatch.pipeline.drift.QueueChartsFunction;
import io.queuewatch.pipeline.drift.QueueInterval;
import io.queuewatch.pipeline.drift.QueueNote;
import io.queuewatch.pipeline.drift.RowsTime;
import io.queuewatch.pipeline.drift.ScoredInterval;
import io.queuewatch.pipeline.drift.ScoredIntervalSerializer;
import io.queuewatch.pipeline.drift.SliceReading;
import io.queuewatch.pipeline.drift.TeamsFunction;
import io.queuewatch.pipeline.ingest.TargetsRecord;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.pipeline.wire.SerializedBy;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/**
 * Rows of KPIs in; control charts of every interval, and alerts of drift out. A version of the
 * targets that cannot count is passed over; ContactCenterJob makes the dead letter.
 *
 * @param rows the rows of the topics {@code kpis} and {@code now}
 * @param versions versions of the targets that are published while it runs
 * @param decisions what people have decided about charts; none where nobody decides
 * @param charts receives {@code ControlChart}
 * @param alerts receives {@code Alert}
 * @param targets what is promised, by queue: from ever, and the versions there are at the start
 * @param settings of the detectors
 * @param live whether rows come without an end; else all of a history is read before it is charted
 */
public record DriftJob(
        Source<DriftInput, ?, ?> rows,
        Source<TargetsRecord, ?, ?> versions,
        Optional<Source<QueueNote, ?, ?>> decisions,
        Sink<Message> charts,
        Sink<Message> alerts,
        TargetsHistory targets,
        DriftSettings settings,
        boolean live) {

    /** How long after its end an interval is charted. */
    private static final Duration GRACE = Duration.ofMinutes(15);

    /** Runs on a Flink cluster; {@code --help} lists the options. */
    public static void main(String[] args) throws Exception {
        DriftOptions options = DriftOptions.parse(args);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        options.job().build(env);
        env.execute("DriftJob");
    }

    /**
     * The rows of these topics, from where the group stopped, else from the beginning: baselines
     * are learned from all that is still there. Without an end unless it is given one.
     */
    public static KafkaSourceBuilder<DriftInput> source(
            String servers, Topics topics, String group) {
        return KafkaSource.<DriftInput>builder()
                .setBootstrapServers(servers)
                .setTopics(topics.kpis(), topics.now())
                .setGroupId(group)
                .setClientIdPrefix(group)
                .setStartingOffsets(
                        OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .setDeserializer(new DriftInputDeserializer());
    }

    /** The decisions of people, from where the group stopped, else from the beginning. */
    public static KafkaSource<QueueNote> decisions(String servers, Topics topics, String group) {
        return KafkaSource.<QueueNote>builder()
                .setBootstrapServers(servers)
                .setTopics(topics.driftDecisions())
                .setGroupId(group + "-decisions")
                .setClientIdPrefix(group + "-decisions")
                .setStartingOffsets(
                        OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .setDeserializer(new DecisionDeserializer())
                .build();
    }

    /** Adds the job to a graph. */
    public void build(StreamExecutionEnvironment env) {
        long graceMs = GRACE.toMillis();
        DataStream<DriftInput> inputs =
                env.fromSource(rows, live ? RowsTime.live() : RowsTime.complete(), "rows")
                        .uid("drift-rows");
        DataStream<QueueNote> notes = notes(env, inputs);
        Versions told = Versions.read(env, versions, targets);

        SingleOutputStreamOperator<QueueInterval> intervals =
                told.reach(
                        "drift-intervals",
                        inputs.filter(input -> input.reading != null)
                                .name("readings")
                                .uid("drift-readings")
                                .map(input -> input.reading)
                                .returns(Types.POJO(SliceReading.class))
                                .name("slices")
                                .uid("drift-slices")
                                .keyBy(SliceReading::key),
                        new IntervalsFunction(targets, graceMs),
                        Types.POJO(QueueInterval.class));
        SingleOutputStreamOperator<QueueInterval> channels =
                told.reach(
                        "drift-channels",
                        together("channels", intervals, notes.filter(QueueNote::ofChannel))
                                .keyBy(ChartInput::channel),
                        new ChannelChartsFunction(targets, settings, graceMs),
                        Types.POJO(QueueInterval.class));
        SingleOutputStreamOperator<ScoredInterval> queues =
                told.reach(
                        "drift-queues",
                        together("queues", channels, notes.filter(QueueNote::ofQueue))
                                .keyBy(ChartInput::queue),
                        new QueueChartsFunction(targets, settings),
                        new SerializedBy<>(ScoredInterval.class, new ScoredIntervalSerializer()));
        channels.getSideOutput(ChartsFunction.CHARTS)
                .union(queues.getSideOutput(ChartsFunction.CHARTS))
                .sinkTo(charts)
                .name("charts")
                .uid("drift-charts");
        told.reach(
                        "drift-incidents",
                        channels.getSideOutput(ChannelChartsFunction.SCORED)
                                .union(queues)
                                .keyBy(ScoredInterval::channel),
                        new IncidentsFunction(targets),
                        Types.POJO(Message.class))
                .sinkTo(alerts)
                .name("alerts")
                .uid("drift-alerts");
    }

    /** Intervals, and what is told beside them, of queues or of channels. */
    private static DataStream<ChartInput> together(
            String whose,
            DataStream<QueueInterval> intervals,
            SingleOutputStreamOperator<QueueNote> notes) {
        return intervals
                .map(ChartInput::of)
                .returns(Types.POJO(ChartInput.class))
                .name("intervals of " + whose)
                .uid("drift-intervals-of-" + whose)
                .union(
                        notes.name("of " + whose)
                                .uid("drift-of-" + whose)
                                .map(ChartInput::of)
                                .returns(Types.POJO(ChartInput.class))
                                .name("notes of " + whose)
                                .uid("drift-notes-of-" + whose));
    }

    /** Rows that explain, and decisions: time does not wait for what people decide. */
    private DataStream<QueueNote> notes(
            StreamExecutionEnvironment env, DataStream<DriftInput> inputs) {
        DataStream<QueueNote> explaining =
                inputs.filter(input -> input.note != null)
                        .name("explaining")
                        .uid("drift-explaining")
                        .map(input -> input.note)
                        .returns(Types.POJO(QueueNote.class))
                        .name("notes")
                        .uid("drift-notes");
        DataStream<QueueNote> told =
                explaining.union(
                        explaining
                                .filter(QueueNote::ofTeam)
                                .name("of-teams")
                                .uid("drift-of-teams")
                                .keyBy(note -> note.team)
                                .process(new TeamsFunction())
                                .name("teams")
                                .uid("drift-teams"));
        if (decisions.isEmpty()) {
            return told;
        }
        return told.union(
                env.fromSource(decisions.get(), WatermarkStrategy.noWatermarks(), "decisions")
                        .uid("drift-decisions")
                        .setParallelism(1)
                        .assignTimestampsAndWatermarks(
                                WatermarkStrategy.forGenerator(context -> new Timeless()))
                        .name("timeless")
                        .uid("drift-timeless")
                        .setParallelism(1));
    }

    /** Nobody waits for what has no time. */
    private static final class Timeless implements WatermarkGenerator<QueueNote> {

        @Override
        public void onEvent(QueueNote note, long timestamp, WatermarkOutput output) {}

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            output.emitWatermark(Watermark.MAX_WATERMARK);
        }
    }
}
