package io.queuewatch.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.config.Topics;
import java.util.Collection;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

class JobGraphTest {

    private static Collection<StreamNode> operators() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        new ContactCenterJob(
                        Arrivals.unmarked(List.of()).source(),
                        Published.none(),
                        new Collected(),
                        new Collected(),
                        new Collected(),
                        new Collected(),
                        new Collected(),
                        TargetsHistory.of(Targets.defaults()),
                        Topics.LIVE,
                        JobSettings.LIVE)
                .build(env);
        return env.getStreamGraph().getStreamNodes();
    }

    @Test
    void everyOperatorHasAUidOfItsOwn() {
        assertThat(operators())
                .hasSizeGreaterThanOrEqualTo(9)
                .allSatisfy(
                        operator ->
                                assertThat(operator.getTransformationUID())
                                        .as(operator.getOperatorName())
                                        .isNotBlank())
                .extracting(StreamNode::getTransformationUID)
                .doesNotHaveDuplicates();
    }

    @Test
    void uidsStayLestStateIsLost() {
        assertThat(operators())
                .extracting(StreamNode::getTransformationUID)
                .contains(
                        "events",
                        "versions",
                        "decode",
                        "lives",
                        "sums",
                        "rows",
                        "now",
                        "agents",
                        "agent-rows",
                        "queue-watch",
                        "channel-watch");
    }
}
