package io.queuewatch.infra.targets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.queuewatch.infra.Queuewatch;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetsCommandTest {

    private static final String GOOD =
            """
            timeZone: Europe/Berlin
            channels:
              voice:
                target: 20s
                targetRate: 80%
            queues:
              - queue: sales
                targetRate: 87.5%
                when:
                  - segment: gold
                    priority: 1
                    target: 5s
              - queue: mail
                channel: email
                target: 90m
                calendar: office
            calendars:
              office:
                hours:
                  monday: ["08:00-12:00"]
            """;

    @TempDir private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Queuewatch.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private String file(String text) throws IOException {
        return Files.writeString(directory.resolve("targets.yaml"), text).toString();
    }

    private int check(String text, String... more) throws IOException {
        String[] arguments = new String[more.length + 4];
        arguments[0] = "targets";
        arguments[1] = "check";
        arguments[2] = file(text);
        arguments[3] = "--work-dir=" + directory;
        System.arraycopy(more, 0, arguments, 4, more.length);
        return run(arguments);
    }

    private int apply(String text, String... more) throws IOException {
        String[] arguments = new String[more.length + 4];
        arguments[0] = "targets";
        arguments[1] = "apply";
        arguments[2] = file(text);
        arguments[3] = "--work-dir=" + directory;
        System.arraycopy(more, 0, arguments, 4, more.length);
        return run(arguments);
    }

    @Test
    void checkPrintsWhatIsPromisedAligned() throws Exception {
        assertThat(check(GOOD)).isZero();

        assertThat(out.toString().lines())
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .matches(
                                                "voice +\\(not listed\\) +20s +5s +80% +short-abandons-excluded +0 .* Europe/Berlin"))
                .anySatisfy(line -> assertThat(line).matches("voice +sales +20s +5s +87\\.5% .*"))
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .matches(
                                                "voice +sales +gold, priority 1 +5s +5s +87\\.5% .*"))
                .anySatisfy(line -> assertThat(line).matches("email +mail +90m +0s +95% .* 1 .*"))
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .startsWith("calendar 1: Europe/Berlin")
                                        .contains("08:00-12:00"));
        assertThat(out.toString().lines().filter(line -> line.startsWith("voice")))
                .extracting(line -> line.indexOf("%"))
                .as("the column of shares")
                .containsOnly(
                        out.toString().lines().findFirst().orElseThrow().indexOf("TARGETRATE") + 9);
    }

    @Test
    void checkPrintsJson() throws Exception {
        assertThat(check(GOOD, "--json", "--queue", "mail")).isZero();

        JsonNode all = new ObjectMapper().readTree(out.toString());
        assertThat(all).hasSize(1);
        assertThat(all.at("/0/channel").textValue()).isEqualTo("email");
        assertThat(all.at("/0/target_ms").longValue()).isEqualTo(5_400_000);
        assertThat(all.at("/0/target_rate").doubleValue()).isEqualTo(0.95);
        assertThat(all.at("/0/cost_per_contact").longValue()).isZero();
        assertThat(all.at("/0/segment").isNull()).isTrue();
        assertThat(all.at("/0/calendar").textValue()).contains("08:00-12:00");
    }

    @Test
    void checkSaysWhatIsWrongAndWhere() throws Exception {
        assertThat(check("queues:\n  - queue: sales\n    target: 20\n")).isEqualTo(1);

        assertThat(err.toString())
                .contains(
                        "targets.yaml, line 3",
                        "'20' is no duration",
                        "want a whole number and a unit");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void checkSaysWhichQueuesThereAre() throws Exception {
        assertThat(check(GOOD, "--queue", "sails")).isEqualTo(2);

        assertThat(err.toString()).contains("lists no queue 'sails'; it lists sales, mail");
    }

    @Test
    void applyRefusesAFileThatIsWrongBeforeItAsksKafka() throws Exception {
        assertThat(apply("queues: [{queue: sales, chanel: chat}]", "--kafka=127.0.0.1:1"))
                .isEqualTo(1);

        assertThat(err.toString()).contains("line 1", "there is no such setting");
    }

    @Test
    void applyRefusesWhatWouldCountForWhatHasBegun() throws Exception {
        assertThat(apply(GOOD, "--valid-from", "2026-03-02T08:00Z")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--valid-from is 2026-03-02", "want at least 1m from now");

        assertThat(apply(GOOD, "--valid-from", "59s")).isEqualTo(2);
        assertThat(apply(GOOD, "--valid-from", "tomorrow")).isEqualTo(2);
        assertThat(err.toString()).contains("\"tomorrow\" is no time: want one such as");
    }

    @Test
    void applySaysThatKafkaIsAway() throws Exception {
        assertThat(apply(GOOD, "--kafka=127.0.0.1:1")).isEqualTo(1);

        assertThat(err.toString())
                .contains(
                        "cannot read topic targets on Kafka at 127.0.0.1:1 (is it running there?)")
                .doesNotContain("\tat ");
    }

    @Test
    void historySaysThatNoAddressIsOne() {
        assertThat(run("targets", "history", "--kafka=nowhere", "--work-dir=" + directory))
                .isEqualTo(1);

        assertThat(err.toString()).contains("targets", "nowhere");
    }
}
