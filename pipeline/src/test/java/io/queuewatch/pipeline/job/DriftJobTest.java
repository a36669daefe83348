package io.queuewatch.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.drift.DriftInput;
import io.queuewatch.pipeline.drift.DriftInputDeserializer;
import io.queuewatch.pipeline.drift.DriftSettings;
import io.queuewatch.pipeline.drift.QueueNote;
import io.queuewatch.pipeline.drift.QueueWeeks;
import io.queuewatch.schemas.Alert;
import io.queuewatch.schemas.AlertState;
import io.queuewatch.schemas.ClassicChart;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.ControlChart;
import io.queuewatch.schemas.KpiRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DriftJobTest {

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    private static final int WEEK = 168;
    private static final int BROKEN = 17 * WEEK + 10;
    private static final int HOURS = 17 * WEEK + 60;

    /** From this hour on support promises another share. */
    private static final int PROMISED = 17 * WEEK + 50;

    private static final List<Instant> HOURS_OF_ALL =
            IntStream.range(0, HOURS).mapToObj(QueueWeeks::hour).toList();

    private static final List<KpiRow> ROWS = rows();

    private final Collected charts = new Collected();
    private final Collected alerts = new Collected();

    /** 17 weeks of two queues, the service of one of which breaks; nothing is in order. */
    private static List<KpiRow> rows() {
        QueueWeeks sales = new QueueWeeks("sales", 1);
        QueueWeeks support = new QueueWeeks("support", 2);
        List<KpiRow> rows = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            rows.addAll(sales.rows(hour, hour < BROKEN ? 0.85 : 0.5, 1));
            rows.addAll(support.rows(hour, 0.85, 1));
        }
        Collections.shuffle(rows, new Random(3));
        return rows;
    }

    @Test
    void chartsEveryHourOfEverySeriesOnceAndRaisesWhatHasChanged() throws Exception {
        run(2);

        List<ControlChart> points = charts.of(ControlChart.class);
        Map<String, List<ControlChart>> series =
                points.stream()
                        .collect(
                                Collectors.groupingBy(
                                        point -> point.getQueue() + ' ' + point.getMetric()));
        assertThat(series.keySet())
                .contains(
                        "sales offered",
                        "sales service_level",
                        "sales handle_time",
                        "support service_level",
                        "* service_level");
        series.forEach(
                (name, all) ->
                        assertThat(all.stream().map(ControlChart::getStart).sorted())
                                .as(name)
                                .isEqualTo(HOURS_OF_ALL));
        assertThat(series.get("sales service_level"))
                .filteredOn(point -> !point.getStart().isBefore(QueueWeeks.hour(16 * WEEK)))
                .extracting(ControlChart::getStatus)
                .containsOnly("active");
        assertThat(series.get("support service_level"))
                .allSatisfy(
                        point -> {
                            boolean before = point.getStart().isBefore(QueueWeeks.hour(PROMISED));
                            assertThat(point.getPhase()).isEqualTo(before ? 1 : 2);
                        });
        assertThat(charts.of(ClassicChart.class))
                .filteredOn(point -> point.getQueue().equals("support"))
                .extracting(point -> point.getMetric() + ' ' + point.getChart())
                .contains(
                        "offered c",
                        "service_level p",
                        "service_level p_prime",
                        "handle_time xbar",
                        "handle_time s");
        List<Alert> words = alerts.of(Alert.class);
        assertThat(words)
                .filteredOn(alert -> "sales".equals(alert.getQueue()) || alert.getQueue() == null)
                .anySatisfy(
                        alert -> {
                            assertThat(alert.getState()).isEqualTo(AlertState.FIRING);
                            assertThat(alert.getStartsAt())
                                    .isBetween(
                                            QueueWeeks.hour(BROKEN), QueueWeeks.hour(BROKEN + 20));
                            assertThat(alert.getDescription())
                                    .contains("service_level down, for the worse")
                                    .contains("was to be expected")
                                    .contains("by chance alone once in")
                                    .contains("Baseline");
                        });
    }

    @Test
    void everyOperatorHasAUidThatStays() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        job(
                        Optional.of(
                                new DataGeneratorSource<>(
                                        index -> new QueueNote(), 1, Types.POJO(QueueNote.class))),
                        true)
                .build(env);
        assertThat(env.getStreamGraph().getStreamNodes())
                .allSatisfy(node -> assertThat(node.getTransformationUID()).isNotBlank())
                .extracting(StreamNode::getTransformationUID)
                .doesNotHaveDuplicates()
                .contains(
                        "drift-rows",
                        "drift-decisions",
                        "drift-intervals",
                        "drift-channels",
                        "drift-queues",
                        "drift-teams",
                        "drift-incidents");
    }

    private void run(int parallelism) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(parallelism);
        job(Optional.empty(), false).build(env);
        env.execute();
    }

    private DriftJob job(Optional<Source<QueueNote, ?, ?>> decisions, boolean live) {
        byte[][] encoded = ROWS.stream().map(Codec.of(KpiRow.class)::encode).toArray(byte[][]::new);
        return new DriftJob(
                new DataGeneratorSource<>(
                        new Decoding(encoded), encoded.length, Types.POJO(DriftInput.class)),
                new Published()
                        .version(
                                QueueWeeks.hour(PROMISED),
                                "queues: [{channel: voice, queue: support, formula: answered}]")
                        .source(),
                decisions,
                charts,
                alerts,
                TargetsHistory.of(Targets.defaults()),
                DriftSettings.DEFAULT,
                live);
    }

    private record Decoding(byte[][] encoded) implements GeneratorFunction<Long, DriftInput> {

        @Override
        public DriftInput map(Long index) {
            DriftInputDeserializer deserializer = new DriftInputDeserializer();
            deserializer.open(null);
            List<DriftInput> inputs = new ArrayList<>();
            deserializer.deserialize(
                    new ConsumerRecord<>("kpis", 0, index, null, encoded[index.intValue()]),
                    new ListCollector<>(inputs));
            return inputs.get(0);
        }
    }
}
