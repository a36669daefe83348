package io.queuewatch.pipeline.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuewatch.pipeline.delivery.BackOff;
import io.queuewatch.pipeline.delivery.DeadLetterCounts;
import io.queuewatch.pipeline.influx.ScriptedInflux.Reply;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.DeadLetter;
import io.queuewatch.schemas.DeadLetterReason;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the sink promises, held against every version of InfluxDB. */
class InfluxWriterTest {

    private static final String LIVE = "queuewatch/live";
    private static final Credentials SECRETS =
            new Credentials("writer", "pass-word-of-writer", "token-of-writer");

    private final FakeTime time = new FakeTime();
    private final InfluxMetrics metrics = InfluxMetrics.of(new UnregisteredMetricsGroup());
    private final List<DeadLetter> deadLetters = new ArrayList<>();
    private ScriptedInflux influx;
    private InfluxWriter writer;

    @AfterEach
    void close() throws Exception {
        writer.close();
        influx.close();
    }

    @ParameterizedTest
    @EnumSource
    void shouldWriteEachLineWhereItIsKept(InfluxVersion version) throws Exception {
        open(version, 100);
        write(line("PS", 1, "v=1i"), in(Retention.TRENDS, line("PS", 1, "v=2i")));
        writer.flush(false);

        assertThat(influx.in(LIVE)).isEqualTo(Map.of("kpi,queue=PS 1", "v=1i"));
        assertThat(influx.in("queuewatch/trends")).isEqualTo(Map.of("kpi,queue=PS 1", "v=2i"));
        assertThat(influx.requests)
                .hasSize(2)
                .allSatisfy(
                        r -> {
                            assertThat(r.encoding()).isEqualTo("gzip");
                            assertThat(r.query()).containsEntry("precision", "ns");
                            assertThat(r.authorization())
                                    .startsWith(version == InfluxVersion.V1 ? "Basic " : "Token ");
                        });
        assertThat(metrics.written().getCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void shouldKeepTheNewestValueOfAPoint(InfluxVersion version) throws Exception {
        open(version, 100);
        write(line("PS", 1, "v=1i"), line("NW", 1, "v=5i"), line("PS", 1, "v=2i"));
        writer.flush(false);

        assertThat(influx.in(LIVE))
                .isEqualTo(Map.of("kpi,queue=PS 1", "v=2i", "kpi,queue=NW 1", "v=5i"));
        assertThat(metrics.written().getCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void shouldKeepTheNewestValueAfterHalving(InfluxVersion version) throws Exception {
        open(version, 4);
        influx.mostLines = 1;
        for (int i = 0; i < 50; i++) {
            write(line("PS", i % 5, "v=" + i + "i"));
        }
        writer.flush(false);

        assertThat(influx.in(LIVE))
                .isEqualTo(
                        Map.of(
                                "kpi,queue=PS 0", "v=45i",
                                "kpi,queue=PS 1", "v=46i",
                                "kpi,queue=PS 2", "v=47i",
                                "kpi,queue=PS 3", "v=48i",
                                "kpi,queue=PS 4", "v=49i"));
    }

    @ParameterizedTest
    @EnumSource
    void shouldFlushWhenTheBatchIsFull(InfluxVersion version) throws Exception {
        open(version, 2);
        write(line("PS", 1, "v=1i"), line("PS", 2, "v=1i"), line("PS", 3, "v=1i"));

        assertThat(influx.in(LIVE)).containsOnlyKeys("kpi,queue=PS 1", "kpi,queue=PS 2");
    }

    @ParameterizedTest
    @EnumSource
    void shouldFlushWhenTheIntervalIsOver(InfluxVersion version) throws Exception {
        open(version, 100);
        write(line("PS", 1, "v=1i"));
        time.pass(Duration.ofMillis(999));
        assertThat(influx.requests).isEmpty();
        assertThat(writer.ageOfOldestUnsent()).isEqualTo(999);

        time.pass(Duration.ofMillis(1));
        assertThat(influx.in(LIVE)).hasSize(1);
        assertThat(writer.ageOfOldestUnsent()).isZero();

        write(line("PS", 2, "v=1i"));
        time.pass(Duration.ofSeconds(1));
        assertThat(influx.in(LIVE)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void shouldFlushBeforeACheckpoint(InfluxVersion version) throws Exception {
        open(version, 100);
        influx.script.add(Reply.of(503, ""));
        write(line("PS", 1, "v=1i"));
        writer.flush(false);

        assertThat(influx.in(LIVE)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void shouldStoreAllButTheBadLineAndKeepIt(InfluxVersion version) throws Exception {
        open(version, 100);
        for (int i = 0; i < 20; i++) {
            write(line("PS", i, i == 13 ? "bad" : "v=1i"));
        }
        writer.flush(false);

        assertThat(influx.in(LIVE)).hasSize(19);
        assertThat(metrics.written().getCount()).isEqualTo(19);
        assertThat(metrics.rejected().getCount()).isEqualTo(1);
        assertThat(deadLetters)
                .singleElement()
                .satisfies(
                        d -> {
                            assertThat(d.getReason()).isEqualTo(DeadLetterReason.REJECTED);
                            assertThat(d.getDetail()).contains("kpi,queue=PS bad 13");
                            assertThat(d.getTopic()).isEqualTo("kpis");
                            assertThat(d.getOffset()).isEqualTo(13);
                        });
    }

    @ParameterizedTest
    @EnumSource(names = {"V2", "V3"})
    void shouldHalveUntilTheBadLineIsAlone(InfluxVersion version) throws Exception {
        open(version, 100);
        for (int i = 0; i < 8; i++) {
            write(line("PS", i, i == 0 ? "bad" : "v=1i"));
        }
        writer.flush(false);

        // 8, 4, 2, 1 (the bad one), 1, 2, 4.
        assertThat(influx.requests).hasSize(7);
        assertThat(time.slept).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void shouldHalveWhatIsTooLarge(InfluxVersion version) throws Exception {
        open(version, 100);
        influx.mostLines = 3;
        for (int i = 0; i < 10; i++) {
            write(line("PS", i, "v=1i"));
        }
        writer.flush(false);

        assertThat(influx.in(LIVE)).hasSize(10);
        assertThat(metrics.written().getCount()).isEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource(names = {"V1", "V2"})
    void shouldNotSendAgainWhatIsPartlyStored(InfluxVersion version) throws Exception {
        open(version, 100);
        write(line("PS", 1, "conflict=1"), line("PS", 2, "v=1i"), line("PS", 3, "v=1i"));
        writer.flush(false);

        assertThat(influx.requests).hasSize(1);
        assertThat(influx.in(LIVE)).hasSize(2);
        assertThat(metrics.written().getCount()).isEqualTo(2);
        assertThat(metrics.rejected().getCount()).isEqualTo(1);
        assertThat(deadLetters)
                .singleElement()
                .satisfies(
                        d ->
                                assertThat(d.getDetail())
                                        .contains("rejects 1 of 3 lines")
                                        .contains("field type conflict"));
    }

    @ParameterizedTest
    @EnumSource(names = {"V1", "V2"})
    void shouldCountPointsBeyondRetentionApart(InfluxVersion version) throws Exception {
        open(version, 100);
        write(line("PS", 1, "old=1i"), line("PS", 2, "old=1i"), line("PS", 3, "v=1i"));
        writer.flush(false);

        assertThat(influx.requests).hasSize(1);
        assertThat(metrics.beyondRetention().getCount()).isEqualTo(2);
        assertThat(metrics.written().getCount()).isEqualTo(1);
        assertThat(metrics.rejected().getCount()).isZero();
        assertThat(deadLetters).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void shouldHonourRetryAfter(InfluxVersion version) throws Exception {
        open(version, 100);
        String date =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        time.instant().plusSeconds(90).atZone(ZoneOffset.UTC));
        influx.script.add(new Reply(429, "", Map.of("Retry-After", date)));
        influx.script.add(new Reply(503, "", Map.of("Retry-After", "17")));
        write(line("PS", 1, "v=1i"));
        writer.flush(false);

        assertThat(influx.in(LIVE)).hasSize(1);
        assertThat(time.slept.get(0)).isBetween(Duration.ofSeconds(89), Duration.ofSeconds(91));
        assertThat(time.slept.get(1)).isBetween(Duration.ofSeconds(17), Duration.ofSeconds(18));
        assertThat(metrics.retried().getCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotLoseAnythingWhileTheDatabaseIsAway(InfluxVersion version) throws Exception {
        open(version, 2);
        int port = influx.url().getPort();
        influx.close();
        time.meanwhile =
                () -> {
                    if (time.slept.size() == 20) {
                        influx = new ScriptedInflux(version, port);
                    }
                };
        try (LogLines log = new LogLines()) {
            for (int i = 0; i < 5; i++) {
                write(line("PS", i, "v=1i"));
            }
            writer.flush(false);

            assertThat(influx.in(LIVE)).hasSize(5);
            assertThat(metrics.rejected().getCount()).isZero();
            Duration away = time.slept.stream().reduce(Duration.ZERO, Duration::plus);
            assertThat(log.of(Level.WARN))
                    .hasSizeBetween(2, 1 + (int) (away.toSeconds() / 30))
                    .allSatisfy(l -> assertThat(l).contains("kept and sent again"));
            assertThat(log.of(Level.INFO)).anySatisfy(l -> assertThat(l).contains("lines again"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldWaitUntilTheDiskHasRoomAgain(InfluxVersion version) throws Exception {
        open(version, 100);
        for (int i = 0; i < 10; i++) {
            influx.script.add(
                    Reply.of(
                            500,
                            "{\"error\":\"engine: error writing WAL entry: write /wal/1.wal: no space left on device\"}"));
        }
        try (LogLines log = new LogLines()) {
            write(line("PS", 1, "v=1i"));
            writer.flush(false);

            assertThat(log.of(Level.WARN))
                    .allSatisfy(l -> assertThat(l).contains("its disk is full: make room"));
        }
        assertThat(influx.in(LIVE)).hasSize(1);
        assertThat(metrics.rejected().getCount()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayWhatWouldBeRightWhenRefusedAndKeepTheLines(InfluxVersion version)
            throws Exception {
        open(version, 100);
        influx.script.add(Reply.of(401, "{\"error\":\"authorization failed\"}"));
        influx.script.add(Reply.of(503, ""));
        influx.script.add(Reply.of(404, "{\"error\":\"database not found\"}"));
        influx.script.add(Reply.of(503, ""));
        influx.script.add(Reply.of(403, "{\"error\":\"not authorized to write\"}"));
        influx.script.add(Reply.of(503, ""));
        influx.script.add(Reply.of(500, "{\"error\":\"retention policy not found: live\"}"));
        try (LogLines log = new LogLines()) {
            write(line("PS", 1, "v=1i"));
            writer.flush(false);

            assertThat(influx.in(LIVE)).hasSize(1);
            List<String> errors = log.of(Level.ERROR);
            assertThat(errors).hasSize(4);
            assertThat(errors.get(0))
                    .contains("authorization failed")
                    .containsPattern("QUEUEWATCH_INFLUX_(PASSWORD|TOKEN)");
            assertThat(errors.get(1)).contains("create").contains("QUEUEWATCH_INFLUX_DATABASE");
            assertThat(errors.get(2))
                    .containsPattern("GRANT WRITE ON \"queuewatch\"|the token may not write");
            assertThat(errors.get(3)).contains("retention policy not found");
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldKeepEachBadLineWithItsOwnReason(InfluxVersion version) throws Exception {
        open(version, 100);
        write(line("PS", 1, "bad"), line("PS", 2, "bad"), line("PS", 3, "v=1i"));
        writer.flush(false);

        assertThat(influx.in(LIVE)).hasSize(1);
        assertThat(metrics.rejected().getCount()).isEqualTo(2);
        assertThat(deadLetters).hasSize(2);
        assertThat(deadLetters.get(0).getDetail()).contains("PS bad 1").doesNotContain("PS bad 2");
        assertThat(deadLetters.get(1).getDetail()).contains("PS bad 2").doesNotContain("PS bad 1");
    }

    @Test
    void shouldSayThatItIsAnotherVersion() throws Exception {
        open(InfluxVersion.V2, 100);
        influx.script.add(Reply.of(404, "404 page not found"));
        try (LogLines log = new LogLines()) {
            write(line("PS", 1, "v=1i"));
            writer.flush(false);

            assertThat(log.of(Level.ERROR))
                    .singleElement()
                    .satisfies(
                            l ->
                                    assertThat(l)
                                            .contains("InfluxDB 2.x?")
                                            .contains("QUEUEWATCH_INFLUX_VERSION"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotWriteTokensToLogs(InfluxVersion version) throws Exception {
        open(version, 100);
        try (LogLines log = new LogLines()) {
            for (int status : new int[] {401, 403, 404, 429, 500, 503}) {
                influx.script.add(Reply.of(status, ""));
            }
            write(line("PS", 1, "bad"), line("PS", 2, "v=1i"));
            writer.flush(false);

            assertThat(log.all())
                    .isNotEmpty()
                    .allSatisfy(
                            l ->
                                    assertThat(l)
                                            .doesNotContain(SECRETS.password())
                                            .doesNotContain(SECRETS.token()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotTakeARedirectForSuccess(InfluxVersion version) throws Exception {
        open(version, 100);
        influx.script.add(new Reply(302, "", Map.of("Location", "/login")));
        write(line("PS", 1, "v=1i"));
        writer.flush(false);

        assertThat(influx.in(LIVE)).hasSize(1);
        assertThat(time.slept).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void shouldStopWaitingWhenTheJobIsCancelled(InfluxVersion version) throws Exception {
        open(version, 100);
        for (int i = 0; i < 3; i++) {
            influx.script.add(Reply.of(503, ""));
        }
        time.meanwhile =
                () -> {
                    if (time.slept.size() == 2) {
                        Thread.currentThread().interrupt();
                    }
                };
        write(line("PS", 1, "v=1i"));

        assertThatThrownBy(() -> writer.flush(false)).isInstanceOf(InterruptedException.class);
        assertThat(influx.in(LIVE)).isEmpty();
        assertThat(metrics.written().getCount()).isZero();
    }

    private void open(InfluxVersion version, int batchSize) {
        influx = new ScriptedInflux(version);
        InfluxSettings settings =
                InfluxSettings.of(influx.url(), version)
                        .withCredentials(SECRETS)
                        .withBatching(
                                new Batching(
                                        batchSize,
                                        Duration.ofSeconds(1),
                                        true,
                                        Duration.ofSeconds(10)));
        RejectedLines rejected =
                new RejectedLines(
                        Optional.of(new Letters()),
                        time,
                        DeadLetterCounts.in(new UnregisteredMetricsGroup()));
        InfluxClient client = new InfluxClient(settings);
        Delivery delivery =
                new Delivery(
                        client,
                        new ErrorPolicy(version),
                        new BackOff(time, new Random(1)),
                        new Outage(settings, (Clock) time),
                        time,
                        rejected,
                        metrics);
        writer =
                new InfluxWriter(
                        settings.batching(),
                        client,
                        delivery,
                        rejected,
                        time,
                        new UnregisteredMetricsGroup(),
                        time);
    }

    private void write(Line... lines) throws Exception {
        for (Line line : lines) {
            writer.write(line, null);
        }
    }

    private static Line line(String queue, long at, String fields) {
        return new Line(Retention.LIVE, "kpi,queue=" + queue, fields, at, "kpis", 0, at);
    }

    private static Line in(Retention retention, Line line) {
        return new Line(retention, line.series(), line.fields(), line.time(), "kpis", 0, 0);
    }

    /** Dead letters, decoded. */
    private final class Letters implements SinkWriter<Message> {

        private final Codec<DeadLetter> codec = Codec.of(DeadLetter.class);

        @Override
        public void write(Message letter, Context context) {
            try {
                deadLetters.add(codec.decode(letter.value));
            } catch (io.queuewatch.schemas.UnreadableException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
