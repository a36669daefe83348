package io.queuewatch.pipeline.contact;

import static io.queuewatch.pipeline.contact.ContactStory.BEGIN;
import static io.queuewatch.pipeline.contact.ContactStory.ms;
import static io.queuewatch.pipeline.contact.EventKind.ANSWERED;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.batch.RandomLives;
import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.PublishedTargets;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.config.TargetsText;
import io.queuewatch.pipeline.ingest.Decoded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What versions of the targets do to lives, whenever they come. */
class ContactVersionsTest {

    private static final Instant FROM = Instant.parse("2025-10-25T18:00:00Z");
    private static final String START = "queues: [{queue: PS, target: 20s}]";

    private final Map<String, Integer> net = new HashMap<>();
    private long clock;
    private VersionedHarness<String, ContactEvent, Fact> harness;

    @BeforeEach
    void open() throws Exception {
        harness = harness();
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private static VersionedHarness<String, ContactEvent, Fact> harness() throws Exception {
        return new VersionedHarness<>(
                new ContactOperator(TargetsHistory.of(TargetsText.of(START)), JobSettings.REPLAY),
                event -> event.contactId,
                Types.STRING);
    }

    private static PublishedTargets version(long validFrom, String target) {
        return new PublishedTargets(
                "v" + validFrom,
                validFrom,
                validFrom - 60_000,
                "ann",
                "queues: [{queue: PS, target: %s}]".formatted(target));
    }

    private void restart() throws Exception {
        harness.prepareSnapshotPreBarrier(1);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        take();
        harness.close();
        harness = harness();
        harness.initializeState(snapshot);
        harness.open();
    }

    /** Time moves on, so long after the last time that it is not held back. */
    private void mark(long time) throws Exception {
        clock += 10_000;
        harness.setProcessingTime(clock);
        harness.processWatermark(time);
    }

    private void send(ContactStory story) throws Exception {
        for (ContactEvent event : story.events()) {
            harness.processElement(new StreamRecord<>(event));
        }
    }

    /** Adds what was told since it was last asked for. */
    private void take() {
        for (Fact fact : harness.extractOutputValues()) {
            if (!fact.kind.present()) {
                net.merge(text(fact), fact.sign, Integer::sum);
            }
        }
        net.values().removeIf(count -> count == 0);
        harness.getOutput().clear();
    }

    private static String text(Fact fact) {
        String text =
                "%s %s %s %s %d %d"
                        .formatted(
                                fact.kind,
                                fact.channel,
                                fact.queue,
                                fact.tags,
                                fact.begin - BEGIN,
                                fact.at - BEGIN);
        return switch (fact.kind) {
            case ANSWERED, ABANDONED, FLOWED_OUT, RESPONDED, FIRST_RESPONDED ->
                    text + (fact.inTarget() ? " in " : " beyond ") + (fact.deadline - BEGIN);
            case HANDLED -> text + " " + fact.cost;
            default -> text;
        };
    }

    private List<String> passed() {
        take();
        return net.keySet().stream()
                .filter(fact -> fact.startsWith("PASSED"))
                .map(fact -> fact.substring(fact.lastIndexOf(' ') + 1))
                .sorted()
                .toList();
    }

    @Test
    void shouldKeepTheTargetOfVisitsThatBeganBefore() throws Exception {
        harness.publish(version(ms(10), "40s"));
        send(new ContactStory("before").queued(9.999, "PS"));
        send(new ContactStory("after").queued(10, "PS"));
        mark(ms(100));

        assertThat(passed()).containsExactly("29999", "50000");
    }

    @Test
    void shouldReadAgainWhatBeganMeanwhileWhereAVersionComesLate() throws Exception {
        send(new ContactStory("before").queued(9, "PS"));
        send(new ContactStory("after").queued(10, "PS").at(45, ANSWERED));
        mark(ms(60));
        assertThat(passed()).containsExactly("29000", "30000");

        harness.publish(version(ms(10), "40s"));
        mark(ms(61));

        assertThat(passed()).containsExactly("29000");
        assertThat(net).containsKey("ANSWERED VOICE PS " + Tags.NONE + " 10000 45000 in 50000");
    }

    @Test
    void shouldPassANewDeadlineThoughNothingIsHeard() throws Exception {
        send(new ContactStory("c").queued(10, "PS"));
        mark(ms(12));
        harness.publish(version(ms(10), "5s"));
        mark(ms(15));

        assertThat(passed()).containsExactly("15000");
    }

    @Test
    void shouldKnowVersionsAfterARestore() throws Exception {
        harness.publish(version(ms(10), "40s"));
        restart();
        send(new ContactStory("c").queued(10, "PS"));
        mark(ms(100));

        assertThat(passed()).containsExactly("50000");
    }

    @Test
    void shouldReadAgainWhatCameBeforeARestore() throws Exception {
        send(new ContactStory("c").queued(10, "PS"));
        restart();
        harness.publish(version(ms(10), "40s"));
        mark(ms(100));

        assertThat(passed()).containsExactly("50000");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldTellTheSameInWhateverOrderVersionsAndEventsCome(long seed) throws Exception {
        RandomLives lives = new RandomLives(seed);
        Random random = new Random(seed);
        List<Object> arrivals = new ArrayList<>();
        for (int hour = 1; hour < 6; hour++) {
            arrivals.add(ofAllQueues(FROM.plus(Duration.ofHours(hour)), random));
        }
        // None so early that it would be too late.
        Decoded.events(lives.events(150, FROM, Duration.ofHours(6))).stream()
                .filter(event -> event.time >= FROM.toEpochMilli())
                .forEach(arrivals::add);
        arrive(arrivals, -1);
        Map<String, Integer> expected = new HashMap<>(net);
        assertThat(expected).isNotEmpty();

        for (int round = 0; round < 3; round++) {
            close();
            net.clear();
            open();
            Collections.shuffle(arrivals, random);
            arrive(arrivals, random.nextInt(arrivals.size()));

            Map<String, Integer> missing = new HashMap<>(expected);
            net.forEach((fact, count) -> missing.merge(fact, -count, Integer::sum));
            missing.values().removeIf(count -> count == 0);
            assertThat(missing).isEmpty();
        }
    }

    private void arrive(List<Object> arrivals, int restartBefore) throws Exception {
        for (int i = 0; i < arrivals.size(); i++) {
            if (i == restartBefore) {
                restart();
            }
            // Time passes deadlines before their versions are known, but no horizon.
            if (i % 50 == 0) {
                mark(FROM.plus(Duration.ofHours(3)).plusMillis(i).toEpochMilli());
            }
            if (arrivals.get(i) instanceof PublishedTargets version) {
                harness.publish(version);
            } else {
                harness.processElement(new StreamRecord<>((ContactEvent) arrivals.get(i)));
            }
        }
        mark(Long.MAX_VALUE);
        take();
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    private static PublishedTargets ofAllQueues(Instant validFrom, Random random) {
        StringBuilder text = new StringBuilder("channels:\n");
        for (String channel : List.of("voice", "chat", "email", "social")) {
            text.append(
                    "  %s: {target: %ds, response: %ds, shortAbandon: 1s, costPerContact: %d}%n"
                            .formatted(
                                    channel,
                                    1 + random.nextInt(60),
                                    1 + random.nextInt(60),
                                    random.nextInt(900)));
        }
        return new PublishedTargets(
                validFrom.toString(), validFrom.toEpochMilli(), 0, "ann", text.toString());
    }
}
