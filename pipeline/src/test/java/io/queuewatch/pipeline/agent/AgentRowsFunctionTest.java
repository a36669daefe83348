package io.queuewatch.pipeline.agent;

import static io.queuewatch.pipeline.agent.AgentStory.HOUR;
import static io.queuewatch.pipeline.agent.AgentStory.minute;
import static io.queuewatch.schemas.AgentEventType.AVAILABLE;
import static io.queuewatch.schemas.AgentEventType.SIGNED_IN;
import static io.queuewatch.schemas.AgentEventType.SIGNED_OUT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AgentRowsFunctionTest {

    @Test
    void shouldWriteTheRowsThatHaveChangedAndOnlyThose() throws Exception {
        try (AgentPipeline pipeline = new AgentPipeline(true)) {
            AgentStory ann = new AgentStory(pipeline, "ann");
            ann.at(0, SIGNED_IN).at(1, AVAILABLE).at(10, SIGNED_OUT);
            pipeline.mark(minute(11));

            assertThat(pipeline.rows())
                    .containsOnlyKeys(
                            "15m blue " + HOUR,
                            "15m * " + HOUR,
                            "1h blue " + HOUR,
                            "1h * " + HOUR,
                            "1d blue 2026-03-01T22:00:00Z",
                            "1d * 2026-03-01T22:00:00Z");
            assertThat(pipeline.row("1h", "blue", HOUR).getAsOf()).isEqualTo(minute(11));
            assertThat(pipeline.write()).isZero();
        }
    }

    @Test
    void shouldCountAnAgentOnceHoweverOftenItSignsIn() throws Exception {
        try (AgentPipeline pipeline = new AgentPipeline(true)) {
            AgentStory ann = new AgentStory(pipeline, "ann");
            ann.at(0, SIGNED_IN).at(10, SIGNED_OUT).at(20, SIGNED_IN).at(30, SIGNED_OUT);
            ann.at(40, SIGNED_IN, change -> change.team = "red").at(50, SIGNED_OUT);
            new AgentStory(pipeline, "bob").at(5, SIGNED_IN).at(55, SIGNED_OUT);
            pipeline.mark(minute(61));

            assertThat(pipeline.row("1h", "blue", HOUR).getAgents()).isEqualTo(2);
            assertThat(pipeline.row("1h", "red", HOUR).getAgents()).isOne();
            assertThat(pipeline.row("1h", "*", HOUR).getAgents()).isEqualTo(2);
        }
    }

    @Test
    void shouldWriteEveryRowAgainOnceTimeHasPassedARestart() throws Exception {
        try (AgentPipeline pipeline = new AgentPipeline(true)) {
            AgentStory ann = new AgentStory(pipeline, "ann");
            ann.at(0, SIGNED_IN).at(1, AVAILABLE).at(10, SIGNED_OUT);
            pipeline.mark(minute(11));
            pipeline.rows().clear();

            pipeline.restart();
            pipeline.mark(minute(12));
            assertThat(pipeline.rows()).isEmpty();

            pipeline.mark(Instant.now().plus(Duration.ofHours(1)));
            assertThat(pipeline.rows()).hasSize(6);
        }
    }
}
