package io.queuewatch.infra.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.queuewatch.infra.influxql.InfluxCredentials;
import io.queuewatch.infra.influxql.InfluxQuery;
import io.queuewatch.infra.influxql.ScriptedInflux;
import io.queuewatch.infra.influxql.ScriptedInflux.Answer;
import io.queuewatch.infra.influxql.ScriptedInflux.Asked;
import io.queuewatch.pipeline.config.Targets;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TotalsTest {

    private static final String KPI =
            """
            {"results":[{"series":[
              {"name":"kpi","tags":{"channel":"chat","queue":"help"},
               "columns":["time","offered","answered","answered_in_target","wait_answered_ms"],
               "values":[[1,10,9,8,90000],[2,5,5,5,8000]]},
              {"name":"kpi","tags":{"channel":"chat","queue":"sales"},
               "columns":["time","offered","answered","answered_in_target","wait_answered_ms"],
               "values":[[1,1,1,1,0]]},
              {"name":"kpi","tags":{"channel":"email","queue":"claims"},
               "columns":["time","offered","answered","answered_in_target","wait_answered_ms"],
               "values":[[1,4,2,2,28800000]]}]}]}
            """;

    /** Bucket 0 holds durations of about a millisecond. */
    private static final String SUMMARY =
            """
            {"results":[{"series":[
              {"name":"kpi_summary","tags":{"channel":"chat","queue":"help"},
               "columns":["time","response_buckets","waiting_max"],
               "values":[[1,"0:3",4],[2,"0:1",2]]}]}]}
            """;

    private static Answer answer(Asked asked) {
        return new Answer(200, asked.parameters().get("q").contains("kpi_summary") ? SUMMARY : KPI);
    }

    private static List<Total> totals() throws IOException {
        try (ScriptedInflux influx = new ScriptedInflux(TotalsTest::answer)) {
            InfluxQuery query = new InfluxQuery(influx.url(), InfluxCredentials.NONE);
            return new Totals(query, "replay", Targets.defaults()).read();
        }
    }

    @Test
    void shouldHaveATotalForEachQueueAndThenOneForTheirChannel() throws IOException {
        assertThat(totals())
                .extracting(total -> total.channel() + " " + total.queue())
                .containsExactly("chat help", "chat sales", "chat *", "email claims", "email *");
    }

    @Test
    void shouldJudgeEachChannelByItsOwnTarget() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode chat = totals().get(2).json(mapper);
        ObjectNode email = totals().get(4).json(mapper);

        assertThat(chat.get("channel").asText()).isEqualTo("chat");
        assertThat(chat.get("offered").asLong()).isEqualTo(16);
        assertThat(chat.get("target_ms").asLong()).isEqualTo(60_000);
        assertThat(chat.get("asa_ms").asDouble()).isEqualTo(98_000 / 15.0);
        assertThat(email.get("offered").asLong()).isEqualTo(4);
        assertThat(email.get("target_ms").asLong()).isEqualTo(86_400_000);
        assertThat(email.get("answer_rate").asDouble()).isEqualTo(1);
    }

    @Test
    void shouldMergeTheResponseTimesOfDays() throws IOException {
        ObjectNode help = totals().get(0).json(new ObjectMapper());

        assertThat(help.get("response_p90_ms").asLong()).isPositive();
        assertThat(help.get("waiting_max").asLong()).isEqualTo(4);
        assertThat(help.has("response_buckets")).isFalse();
    }

    @Test
    void shouldPrintATableForEachChannelOfWhatAppliesToIt() throws IOException {
        String[] tables = TotalsTable.of(totals()).split("\n\n");

        assertThat(tables).hasSize(2);
        assertThat(tables[0].lines().findFirst().orElseThrow())
                .startsWith("chat")
                .contains("abandon", "response")
                .doesNotContain("in menu", "first");
        assertThat(tables[1].lines().findFirst().orElseThrow())
                .startsWith("email")
                .contains("first", "response", "in time")
                .doesNotContain("abandon", "in menu");
        assertThat(tables[1]).contains("claims", "* all");
    }
}
