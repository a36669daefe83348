package io.queuewatch.pipeline.job;

import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.drift.ChannelChartsFunction;
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
 * Rows of KPIs in; control charts of every interval, and alerts of drift out.
 *
 * @param rows the rows of the topics {@code kpis} and {@code now}
 * @param decisions what people have decided about charts; none where nobody decides
 * @param charts receives {@code ControlChart}
 * @param alerts receives {@code Alert}
 * @param targets formulas, time zones and calendars of the queues
 * @param settings of the detectors
 * @param live whether rows come without an end; else all of a history is read before it is charted
 */
public record DriftJob(
        Source<DriftInput, ?, ?> rows,
        Optional<Source<QueueNote, ?, ?>> decisions,
        Sink<Message> charts,
        Sink<Message> alerts,
        Targets targets,
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
            String servers, Topics topics, String group, Targets targets) {
        return KafkaSource.<DriftInput>builder()
                .setBootstrapServers(servers)
                .setTopics(topics.kpis(), topics.now())
                .setGroupId(group)
                .setClientIdPrefix(group)
                .setStartingOffsets(
                        OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .setDeserializer(new DriftInputDeserializer(targets));
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

        SingleOutputStreamOperator<QueueInterval> channels =
                inputs.filter(input -> input.reading != null)
                        .name("readings")
                        .uid("drift-readings")
                        .map(input -> input.reading)
                        .returns(Types.POJO(SliceReading.class))
                        .name("slices")
                        .uid("drift-slices")
                        .keyBy(SliceReading::key)
                        .process(new IntervalsFunction(targets, graceMs))
                        .name("intervals")
                        .uid("drift-intervals")
                        .connect(
                                notes.filter(QueueNote::ofChannel)
                                        .name("of-channels")
                                        .uid("drift-of-channels"))
                        .keyBy(interval -> interval.channel, note -> note.channel)
                        .process(new ChannelChartsFunction(targets, settings, graceMs))
                        .name("channels")
                        .uid("drift-channels");
        SingleOutputStreamOperator<ScoredInterval> queues =
                channels.connect(
                                notes.filter(QueueNote::ofQueue)
                                        .name("of-queues")
                                        .uid("drift-of-queues"))
                        .keyBy(QueueInterval::key, QueueNote::key)
                        .process(new QueueChartsFunction(targets, settings))
                        .returns(
                                new SerializedBy<>(
                                        ScoredInterval.class, new ScoredIntervalSerializer()))
                        .name("queues")
                        .uid("drift-queues");
        channels.getSideOutput(ChartsFunction.CHARTS)
                .union(queues.getSideOutput(ChartsFunction.CHARTS))
                .sinkTo(charts)
                .name("charts")
                .uid("drift-charts");
        channels.getSideOutput(ChannelChartsFunction.SCORED)
                .union(queues)
                .keyBy(ScoredInterval::channel)
                .process(new IncidentsFunction(targets))
                .name("incidents")
                .uid("drift-incidents")
                .sinkTo(alerts)
                .name("alerts")
                .uid("drift-alerts");
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
