package io.queuewatch.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuewatch.pipeline.config.ConfigException;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

class AlertJobTest {

    @Test
    void shouldBeOfOneInstanceWithUids() throws Exception {
        try (StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(4, AlertJob.configuration())) {
            AlertOptions.parse(
                            "--kafka 127.0.0.1:9092 --alertmanager http://127.0.0.1:9093 --dashboards http://127.0.0.1:3000 --runbooks https://example.org/runbooks"
                                    .split(" "))
                    .job()
                    .build(env);
            StreamGraph graph = env.getStreamGraph();

            assertThat(graph.getStreamNodes())
                    .extracting(StreamNode::getTransformationUID)
                    .contains("alerts", "signs", "alertmanager")
                    .doesNotContainNull()
                    .doesNotHaveDuplicates();
            assertThat(graph.getStreamNodes()).allMatch(node -> node.getParallelism() == 1);
            assertThat(graph.getJobGraph().getVertices()).hasSize(3);
        }
    }

    @Test
    void shouldSayWhichOptionIsMissingUnknownOrWrong() {
        assertThatThrownBy(() -> AlertOptions.parse(new String[] {"--kafka", "127.0.0.1:9092"}))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("--alertmanager is missing")
                .hasMessageContaining("address of Alertmanager, such as");
        assertThatThrownBy(
                        () ->
                                AlertOptions.parse(
                                                "--kafka k:1 --alertmanager localhost:9093 --dashboards http://g --runbooks http://r"
                                                        .split(" "))
                                        .job())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("\"localhost:9093\" is no address of Alertmanager");
        assertThatThrownBy(
                        () ->
                                AlertOptions.parse(
                                                "--kafka k:1 --alertmanager http://me:secret@a --dashboards http://g --runbooks http://r"
                                                        .split(" "))
                                        .job())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("holds credentials")
                .hasMessageNotContaining("secret");
    }
}
