package io.queuewatch.pipeline.alert;

import static io.queuewatch.pipeline.alert.ScriptedAlertmanager.time;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.queuewatch.pipeline.delivery.BackOff;
import io.queuewatch.pipeline.delivery.DeadLetterCounts;
import io.queuewatch.pipeline.delivery.DeadLetters;
import io.queuewatch.pipeline.influx.FakeTime;
import io.queuewatch.pipeline.influx.LogLines;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.Alert;
import io.queuewatch.schemas.AlertSeverity;
import io.queuewatch.schemas.AlertState;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.DeadLetter;
import io.queuewatch.schemas.DeadLetterReason;
import io.queuewatch.schemas.UnreadableException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sink promises about the way from Kafka to Alertmanager. */
class AlertmanagerWriterTest {

    private static final Duration MOMENT = Duration.ofMillis(250);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant TROUBLE = Instant.parse("2026-03-01T09:58:00Z");
    private static final Codec<Alert> CODEC = Codec.of(Alert.class);

    private final ScriptedAlertmanager alertmanager = new ScriptedAlertmanager();
    private final AlertmanagerMetrics metrics =
            AlertmanagerMetrics.of(new UnregisteredMetricsGroup());
    private final List<DeadLetter> deadLetters = new ArrayList<>();
    private FakeTime time;
    private AlertmanagerWriter writer;
    private long offset;

    @BeforeEach
    void start() throws Exception {
        restart(List.of());
        time.pass(Duration.ofSeconds(6));
    }

    @AfterEach
    void close() throws Exception {
        writer.close();
        alertmanager.close();
    }

    @Test
    void shouldTellOfAnAlertAtOnceWithAllThatOneNeedsToKnow() throws Exception {
        write(firing("voice line 1", 0));
        time.pass(MOMENT);

        assertThat(alertmanager.known()).hasSize(1);
        assertThat(alertmanager.known().get(0))
                .isEqualTo(
                        new JsonMapper()
                                .readTree(
                                        """
                                        {
                                          "labels": {
                                            "alertname": "QueuewatchNobodySignedIn",
                                            "severity": "critical",
                                            "channel": "voice",
                                            "queue": "voice line 1"
                                          },
                                          "annotations": {
                                            "summary": "Nobody is signed in",
                                            "description": "4 wait, nobody is signed in",
                                            "dashboard_url": "http://127.0.0.1:3000/d/queuewatch-on-call?from=1772355480000&to=now&var-channel=voice&var-queue=voice+line+1",
                                            "runbook_url": "https://example.org/runbooks/QueuewatchNobodySignedIn.md"
                                          },
                                          "startsAt": "2026-03-01T09:58:00Z",
                                          "endsAt": "2026-03-01T10:15:06.250Z",
                                          "generatorURL": "http://127.0.0.1:3000/d/queuewatch-on-call?from=1772355480000&to=now&var-channel=voice&var-queue=voice+line+1"
                                        }
                                        """));
    }

    @Test
    void shouldSayAgainEveryMinuteWhatFires() throws Exception {
        write(firing("PS", 0));
        time.pass(MOMENT);
        Instant first = time(onlyKnown(), "endsAt");
        alertmanager.forget();
        time.pass(MINUTE.multipliedBy(30));

        assertThat(alertmanager.requests()).isBetween(30, 31);
        assertThat(time(onlyKnown(), "endsAt")).isAfter(first.plus(Duration.ofMinutes(28)));
        assertThat(alertmanager.incidents()).hasSize(1);
    }

    @Test
    void shouldTellOfCausesBeforeItTellsOfWhatFollowsFromThem() throws Exception {
        Alert ticket = firing("PS", 0);
        ticket.setSeverity(AlertSeverity.WARNING);
        Alert everywhere = firing(null, 0);
        everywhere.setSeverity(AlertSeverity.WARNING);
        write(ticket, firing("PS", 0), firing("NW", 0), everywhere);
        time.pass(MOMENT);

        assertThat(alertmanager.order())
                .containsExactly(
                        List.of("warning "),
                        List.of("critical PS", "critical NW"),
                        List.of("warning PS"));
    }

    @Test
    void shouldEndAnAlertWhenItsTroubleEnded() throws Exception {
        write(firing("PS", 0));
        time.pass(MOMENT);
        write(resolved("PS", 90));
        time.pass(MOMENT);

        assertThat(time(onlyKnown(), "startsAt")).isEqualTo(TROUBLE);
        assertThat(time(onlyKnown(), "endsAt")).isEqualTo(TROUBLE.plusSeconds(90));
        assertThat(onlyKnown().at("/annotations/dashboard_url").asText())
                .contains("&to=" + TROUBLE.plusSeconds(90 + 1_800).toEpochMilli());
        assertThat(alertmanager.incidents()).hasSize(1);
    }

    @Test
    void shouldCorrectTheEndOfAnIncidentAtOnce() throws Exception {
        write(resolved("PS", 90));
        time.pass(MINUTE.multipliedBy(30));
        Alert corrected = resolved("PS", 95);
        corrected.setEndsAt(TROUBLE.plusSeconds(60));
        write(corrected);
        time.pass(MOMENT);

        assertThat(time(onlyKnown(), "endsAt")).isEqualTo(TROUBLE.plusSeconds(60));
    }

    @Test
    void shouldSayAgainForAWhileThatItIsOverAndThenForget() throws Exception {
        write(resolved("PS", 90));
        time.pass(MINUTE.multipliedBy(60));
        assertThat(alertmanager.requests()).isBetween(15, 17);

        time.pass(Duration.ofHours(24));
        assertThat(writer.snapshotState(1))
                .extracting(held -> held.key().name())
                .containsExactly("QueuewatchWatchdog");
    }

    @Test
    void shouldKeepTheBeginningOfAnIncidentWhateverIsSaidOfItLater() throws Exception {
        write(firing("PS", 0));
        time.pass(MOMENT);
        Alert later = firing("PS", 60);
        later.setStartsAt(TROUBLE.plusSeconds(60));
        later.setDescription("9 wait, nobody is signed in");
        write(later);
        time.pass(MINUTE);

        assertThat(onlyKnown().at("/annotations/description").asText()).startsWith("9 wait");
        assertThat(time(onlyKnown(), "startsAt")).isEqualTo(TROUBLE);
        assertThat(alertmanager.incidents()).hasSize(1);
    }

    @Test
    void shouldNotBeMovedByAWordThatIsOlderThanAnother() throws Exception {
        write(firing("PS", 0), resolved("PS", 90), firing("PS", 30));
        time.pass(MINUTE.multipliedBy(3));

        assertThat(time(onlyKnown(), "endsAt")).isEqualTo(TROUBLE.plusSeconds(90));
    }

    @Test
    void shouldHoldWhatAlertmanagerDoesNotTakeAndSendItLater() throws Exception {
        for (int i = 0; i < 40; i++) {
            alertmanager.script.add(503);
        }
        write(firing("PS", 0), firing("NW", 0));
        time.pass(MINUTE);
        write(resolved("NW", 45));
        time.pass(MINUTE.multipliedBy(30));

        assertThat(alertmanager.known()).hasSize(2);
        assertThat(time(known("NW"), "endsAt")).isEqualTo(TROUBLE.plusSeconds(45));
        assertThat(time(known("PS"), "endsAt")).isAfter(time.instant());
        assertThat(metrics.retried().getCount()).isGreaterThan(30);
        assertThat(deadLetters).isEmpty();
    }

    /** It has forgotten whom it told, and tells nobody of the end of what it does not know. */
    @Test
    void shouldTellARestartedAlertmanagerOfTheBeginningBeforeTheEnd() throws Exception {
        write(firing("PS", 0));
        time.pass(MINUTE);
        alertmanager.forget();
        write(resolved("PS", 90));
        time.pass(MOMENT);
        assertThat(time(onlyKnown(), "endsAt")).isAfter(time.instant());

        time.pass(MINUTE);
        assertThat(time(onlyKnown(), "endsAt")).isAfter(time.instant());

        time.pass(MINUTE.multipliedBy(2));
        assertThat(time(onlyKnown(), "endsAt")).isEqualTo(TROUBLE.plusSeconds(90));
        assertThat(alertmanager.incidents()).hasSize(1);
    }

    /** What it took as it came back it has perhaps not told yet. */
    @Test
    void shouldGiveARestartedAlertmanagerTimeToTellOfTheBeginning() throws Exception {
        write(firing("PS", 0));
        time.pass(MINUTE);
        alertmanager.forget();
        time.pass(MINUTE);
        assertThat(alertmanager.known()).hasSize(1);
        write(resolved("PS", 130));
        time.pass(MOMENT);
        assertThat(time(onlyKnown(), "endsAt")).isAfter(time.instant());

        time.pass(MINUTE.multipliedBy(3));
        assertThat(time(onlyKnown(), "endsAt")).isEqualTo(TROUBLE.plusSeconds(130));
    }

    /** As where one address leads to several of them. */
    @Test
    void shouldTellOfTheEndThoughAnotherAlertmanagerAnswersEachTime() throws Exception {
        write(firing("PS", 0));
        time.pass(MINUTE);
        write(resolved("PS", 90));
        for (int minute = 0; minute < 4; minute++) {
            alertmanager.forget();
            time.pass(MINUTE);
        }

        assertThat(time(onlyKnown(), "endsAt")).isEqualTo(TROUBLE.plusSeconds(90));
    }

    @Test
    void shouldTellOfAnIncidentThatCameAndWentWhileAlertmanagerWasAway() throws Exception {
        for (int i = 0; i < 12; i++) {
            alertmanager.script.add(503);
        }
        write(firing("PS", 0));
        time.pass(Duration.ofSeconds(20));
        write(resolved("PS", 20));
        while (alertmanager.known().isEmpty()) {
            time.pass(MOMENT);
        }
        assertThat(time(onlyKnown(), "endsAt")).isAfter(time.instant());

        time.pass(MINUTE.multipliedBy(3));
        assertThat(time(onlyKnown(), "endsAt")).isEqualTo(TROUBLE.plusSeconds(20));
        assertThat(alertmanager.incidents()).hasSize(1);
    }

    @Test
    void shouldWaitAsLongAsItIsAskedTo() throws Exception {
        alertmanager.script.add(429);
        alertmanager.retryAfter = "90";
        write(firing("PS", 0));
        time.pass(Duration.ofSeconds(89));
        assertThat(alertmanager.known()).isEmpty();

        time.pass(Duration.ofSeconds(30));
        assertThat(alertmanager.known()).hasSize(1);
    }

    @Test
    void shouldSetAsideAnAlertThatIsRefusedAndSendTheOthers() throws Exception {
        try (LogLines log = new LogLines()) {
            write(firing("PS", 0), resolved("NW", -90), firing("NE", 0));
            time.pass(MINUTE.multipliedBy(5));

            assertThat(alertmanager.known())
                    .extracting(a -> a.at("/labels/queue").asText())
                    .containsExactlyInAnyOrder("PS", "NE");
            assertThat(log.of(Level.ERROR))
                    .singleElement()
                    .asString()
                    .contains("refuses an alert", "start time must be before end time", "\"NW\"");
        }
        assertThat(deadLetters)
                .singleElement()
                .satisfies(
                        letter -> {
                            assertThat(letter.getReason()).isEqualTo(DeadLetterReason.REJECTED);
                            assertThat(letter.getOffset()).isEqualTo(1);
                        });
        assertThat(metrics.rejected().getCount()).isEqualTo(1);
    }

    @Test
    void shouldBlameNoAlertForAServerThatRefusesEverything() throws Exception {
        for (int i = 0; i < 20; i++) {
            alertmanager.script.add(400);
        }
        try (LogLines log = new LogLines()) {
            write(firing("PS", 0));
            time.pass(MINUTE.multipliedBy(10));

            assertThat(log.of(Level.ERROR)).first().asString().contains("--alertmanager");
        }
        assertThat(alertmanager.known()).hasSize(1);
        assertThat(deadLetters).isEmpty();
    }

    @Test
    void shouldSetAsideWhatIsNoAlertOfOurs() throws Exception {
        Alert foreign = firing("PS", 0);
        foreign.setName("queue is slow: 93 s");
        writer.write(new AlertRecord("?".getBytes(StandardCharsets.UTF_8), "alerts", 0, 7), null);
        write(foreign);

        assertThat(deadLetters)
                .extracting(DeadLetter::getReason)
                .containsExactly(DeadLetterReason.UNREADABLE, DeadLetterReason.INVALID);
        assertThat(deadLetters.get(1).getDetail()).contains("CamelCase", "Queuewatch");
        assertThat(metrics.unreadable().getCount()).isEqualTo(2);
    }

    @Test
    void shouldGoOnWithWhatFiresAfterARestart() throws Exception {
        write(firing("PS", 0));
        time.pass(MOMENT);
        List<HeldAlert> state = throughBytes(writer.snapshotState(1));
        alertmanager.forget();
        restart(state);
        time.pass(Duration.ofSeconds(6));

        assertThat(time(onlyKnown(), "startsAt")).isEqualTo(TROUBLE);
        assertThat(alertmanager.incidents()).hasSize(1);
        assertThat(alertmanager.watchdogs()).hasSize(1);
    }

    @Test
    void shouldReadWhatWasSaidLongAgoBeforeItTellsAnybody() throws Exception {
        restart(List.of());
        write(firing("PS", 0));
        time.pass(Duration.ofSeconds(2));
        write(resolved("PS", 90));
        time.pass(Duration.ofSeconds(5));

        assertThat(alertmanager.requests()).isEqualTo(1);
        assertThat(time(onlyKnown(), "endsAt")).isEqualTo(TROUBLE.plusSeconds(90));
    }

    @Test
    void shouldBarkAllTheTimeAndBeMissedSoon() throws Exception {
        time.pass(MINUTE.multipliedBy(10));
        JsonNode watchdog = alertmanager.watchdogs().get(0);

        assertThat(watchdog.at("/labels/severity").asText()).isEqualTo("info");
        assertThat(time(watchdog, "endsAt"))
                .isBetween(
                        time.instant().plus(MINUTE), time.instant().plus(MINUTE.multipliedBy(3)));
        assertThat(watchdog.at("/annotations/runbook_url").asText())
                .isEqualTo("https://example.org/runbooks/QueuewatchWatchdog.md");
    }

    @Test
    void shouldDeliverEverythingBeforeItsInputEnds() throws Exception {
        alertmanager.script.addAll(List.of(503, 503));
        write(firing("PS", 0));
        writer.flush(true);

        assertThat(alertmanager.known()).hasSize(1);
    }

    /**
     * Words in order of their partition, said again after restarts, while Alertmanager fails in
     * every way: it never hears of an incident that was not, and in the end knows what is so.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldNeitherLoseNorDoubleAnIncidentWhateverFails(long seed) throws Exception {
        Random random = new Random(seed);
        List<Alert> words = new ArrayList<>();
        for (int second = 0; second < 1_200; second += 1 + random.nextInt(60)) {
            String queue = List.of("PS", "NW", "NE").get(random.nextInt(3));
            words.add(next(words, queue, second));
        }
        List<HeldAlert> state = List.of();
        int stateAt = 0;
        for (int i = 0; i < words.size(); i++) {
            writeAt(i, words.get(i));
            time.pass(Duration.ofSeconds(random.nextInt(40)));
            switch (random.nextInt(6)) {
                case 0 -> alertmanager.script.addAll(List.of(503, 500, 429));
                case 1 -> alertmanager.answersAreLost = !alertmanager.answersAreLost;
                case 2 -> {
                    state = throughBytes(writer.snapshotState(i));
                    stateAt = i + 1;
                }
                case 3 -> {
                    restart(state);
                    i = Math.min(i, stateAt - 1);
                    state = throughBytes(state);
                    stateAt = i + 1;
                }
                case 4 -> alertmanager.forget();
                default -> time.pass(MINUTE);
            }
        }
        alertmanager.answersAreLost = false;
        time.pass(MINUTE.multipliedBy(5));

        assertThat(alertmanager.incidents())
                .allSatisfy(
                        taken ->
                                assertThat(words)
                                        .anyMatch(
                                                word ->
                                                        taken.contains(word.getQueue())
                                                                && taken.endsWith(
                                                                        word.getStartsAt()
                                                                                .toString())));
        for (String queue : List.of("PS", "NW", "NE")) {
            Alert last = last(words, queue).orElseThrow();
            assertThat(time(known(queue), "startsAt")).isEqualTo(last.getStartsAt());
            if (last.getState() == AlertState.RESOLVED) {
                assertThat(time(known(queue), "endsAt")).isEqualTo(last.getEndsAt());
            } else {
                assertThat(time(known(queue), "endsAt")).isAfter(time.instant());
            }
        }
    }

    private static Alert next(List<Alert> words, String queue, int second) {
        Optional<Alert> last = last(words, queue);
        if (last.isEmpty() || last.get().getState() == AlertState.RESOLVED) {
            Alert word = firing(queue, second);
            word.setStartsAt(TROUBLE.plusSeconds(second));
            return word;
        }
        Alert word = resolved(queue, second);
        word.setStartsAt(last.get().getStartsAt());
        return word;
    }

    private static Optional<Alert> last(List<Alert> words, String queue) {
        return words.stream().filter(w -> w.getQueue().equals(queue)).reduce((a, b) -> b);
    }

    private JsonNode onlyKnown() {
        assertThat(alertmanager.known()).hasSize(1);
        return alertmanager.known().get(0);
    }

    private JsonNode known(String queue) {
        return alertmanager.known().stream()
                .filter(a -> a.at("/labels/queue").asText().equals(queue))
                .findFirst()
                .orElseThrow();
    }

    private void write(Alert... words) throws Exception {
        for (Alert word : words) {
            writeAt(offset++, word);
        }
    }

    private void writeAt(long at, Alert word) throws Exception {
        writer.write(new AlertRecord(CODEC.encode(word), "alerts", 0, at), null);
    }

    private static Alert firing(String queue, int second) {
        return Alert.newBuilder()
                .setName("QueuewatchNobodySignedIn")
                .setSeverity(AlertSeverity.CRITICAL)
                .setChannel("voice")
                .setQueue(queue)
                .setState(AlertState.FIRING)
                .setStartsAt(TROUBLE)
                .setAt(TROUBLE.plusSeconds(second))
                .setSummary("Nobody is signed in")
                .setDescription("4 wait, nobody is signed in")
                .setDashboard("queuewatch-on-call")
                .setRunbook("QueuewatchNobodySignedIn")
                .build();
    }

    private static Alert resolved(String queue, int second) {
        Alert word = firing(queue, second);
        word.setState(AlertState.RESOLVED);
        word.setEndsAt(word.getAt());
        return word;
    }

    private static List<HeldAlert> throughBytes(List<HeldAlert> state) throws IOException {
        HeldAlertSerializer serializer = new HeldAlertSerializer();
        List<HeldAlert> copies = new ArrayList<>();
        for (HeldAlert held : state) {
            copies.add(serializer.deserialize(serializer.getVersion(), serializer.serialize(held)));
        }
        return copies;
    }

    /** A writer in the place of the one before, whose timers are gone. */
    private void restart(List<HeldAlert> state) throws Exception {
        Instant now = time == null ? null : time.instant();
        time = new FakeTime();
        if (now != null) {
            time.pass(Duration.between(time.instant(), now));
        }
        AlertmanagerSettings settings =
                AlertmanagerSettings.of(
                        alertmanager.url(),
                        URI.create("http://127.0.0.1:3000"),
                        URI.create("https://example.org/runbooks/"));
        Clock clock = time;
        DeadLetters letters =
                new DeadLetters(
                        Optional.of(new Letters()),
                        clock,
                        DeadLetterCounts.in(new UnregisteredMetricsGroup()));
        AlertBook book = new AlertBook(settings.resendEvery());
        AlertDelivery delivery =
                new AlertDelivery(
                        new AlertmanagerClient(settings, clock),
                        book,
                        new BackOff(clock, new Random(1)),
                        new AlertmanagerOutage(settings.url(), clock),
                        letters,
                        metrics,
                        clock);
        PipelineWatch unconcerned = new PipelineWatch(Duration.ofDays(1_000));
        writer =
                new AlertmanagerWriter(
                        book, delivery, unconcerned, letters, metrics, time, clock, time);
        writer.start(state);
    }

    /** Dead letters, decoded. */
    private final class Letters implements SinkWriter<Message> {

        private final Codec<DeadLetter> codec = Codec.of(DeadLetter.class);

        @Override
        public void write(Message letter, Context context) {
            try {
                deadLetters.add(codec.decode(letter.value));
            } catch (UnreadableException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
