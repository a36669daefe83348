package io.queuewatch.infra.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkIT {

    private static final int EVENTS = 10_000;
    private static final int PARALLELISM = 2;

    @TempDir private Path directory;

    @Test
    void readsEverythingEveryWayAndSaysHowFast() throws Exception {
        List<String> progress = new ArrayList<>();

        Result result =
                new Benchmark(directory, EVENTS, 1, 5, false, PARALLELISM, 1, 1).run(progress::add);

        Load load = result.load();
        long records = load.events() + load.marks() * PARALLELISM;
        assertThat(load.events()).isEqualTo(EVENTS);
        assertThat(result.one().median().records()).isEqualTo(records);
        assertThat(result.each().median().records()).isEqualTo(records);
        assertThat(result.byHand().median().records()).isEqualTo(records);
        assertThat(result.written().contacts()).isEqualTo(load.contacts()).isPositive();
        assertThat(result.written().rows()).isPositive();
        assertThat(result.written().deadLetters()).isZero();
        assertThat(result.ratio()).isPositive();
        assertThat(result.eachRatio()).isPositive();
        assertThat(result.frame().median().processor())
                .extractingFromEntries(entry -> entry.getKey().name())
                .contains("task events", "task contacts");
        assertThat(result.frameRatio()).isPositive();
        assertThat(result.processorRatio()).isPositive();
        assertThat(result.job().median().processor())
                .extractingFromEntries(entry -> entry.getKey().name())
                .contains("task events", "task lives", "task rows", "Kafka broker");
        assertThat(progress).hasSize(3);
        JsonNode json = new ObjectMapper().readTree(new ResultJson(result).toString());
        assertThat(json.get("ratio").doubleValue()).isEqualTo(result.ratio());
        assertThat(json.get("each_ratio").doubleValue()).isEqualTo(result.eachRatio());
        assertThat(new ResultText(result).toString()).contains("ratio by the clock");
    }
}
