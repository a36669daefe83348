package io.queuewatch.pipeline.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.TargetedFunction;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.contact.Fact;
import io.queuewatch.pipeline.contact.Tags;
import io.queuewatch.pipeline.contact.VersionedHarness;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.KpiBy;
import io.queuewatch.schemas.KpiRow;
import io.queuewatch.schemas.KpiSummary;
import io.queuewatch.schemas.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KpiRowsFunctionTest {

    private static final long EVERY_MS = 2_000;
    private static final Instant BEGIN = Instant.parse("2026-03-02T08:14:50Z");
    private static final String DAY = "kpi|cohort|1d|voice|PS|" + millis("2026-03-02T00:00:00Z");

    private final VisitFacts visit = new VisitFacts("PS", BEGIN);
    private long clock;
    private VersionedHarness<String, QueueDelta, Message> harness;

    @BeforeEach
    void open() throws Exception {
        start(true, null);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private void start(boolean live, OperatorSubtaskState snapshot) throws Exception {
        harness =
                new VersionedHarness<>(
                        new CoBroadcastWithKeyedOperator<>(
                                new KpiRowsFunction(
                                        TargetsHistory.of(Targets.defaults()),
                                        JobSettings.REPLAY,
                                        new WritePolicy(EVERY_MS, live)),
                                List.of(TargetedFunction.VERSIONS)),
                        QueueDelta::key,
                        Types.STRING);
        harness.setProcessingTime(clock);
        if (snapshot != null) {
            harness.initializeState(snapshot);
        }
        harness.open();
    }

    private void restart(boolean live) throws Exception {
        OperatorSubtaskState snapshot = harness.snapshot(1, clock);
        harness.close();
        start(live, snapshot);
    }

    private static long millis(String time) {
        return Instant.parse(time).toEpochMilli();
    }

    private void send(List<Fact> facts) throws Exception {
        harness.processElement(new StreamRecord<>(VisitFacts.delta(facts)));
    }

    private void mark(Instant time) throws Exception {
        harness.processWatermark(time.toEpochMilli());
    }

    /** Lets a pause between two writings pass and tells what was written meanwhile, by key. */
    private Map<String, Message> written() throws Exception {
        clock += EVERY_MS;
        harness.setProcessingTime(clock);
        return output();
    }

    private Map<String, Message> output() {
        Map<String, Message> written = new TreeMap<>();
        for (Message message : harness.extractOutputValues()) {
            assertThat(written.put(new String(message.key, StandardCharsets.UTF_8), message))
                    .as("written twice at once")
                    .isNull();
        }
        harness.getOutput().clear();
        return written;
    }

    private static KpiRow row(Map<String, Message> written, String key) throws UnreadableException {
        return Codec.of(KpiRow.class).decode(written.get(key + "|gold|unknown|2").value);
    }

    @Test
    void shouldWriteTheRowsOfAllIntervalsOfBothViews() throws Exception {
        send(visit.begins());
        mark(BEGIN.plusSeconds(1));

        List<String> places = new ArrayList<>();
        for (String place :
                List.of(
                        "cohort|15m|voice|PS|" + millis("2026-03-02T08:00:00Z"),
                        "cohort|1d|voice|PS|" + millis("2026-03-02T00:00:00Z"),
                        "cohort|1h|voice|PS|" + millis("2026-03-02T08:00:00Z"),
                        "live|15m|voice|PS|" + millis("2026-03-02T08:00:00Z"),
                        "live|1d|voice|PS|" + millis("2026-03-02T00:00:00Z"),
                        "live|1h|voice|PS|" + millis("2026-03-02T08:00:00Z"),
                        "live|1m|voice|PS|" + millis("2026-03-02T08:14:00Z"))) {
            places.add("kpi|" + place + "|gold|unknown|2");
            places.add("kpi_summary|" + place);
        }
        for (String place :
                List.of(
                        "1d|voice|PS|" + millis("2026-03-02T00:00:00Z"),
                        "1h|voice|PS|" + millis("2026-03-02T08:00:00Z"))) {
            places.add("kpi_by|segment|gold|" + place);
            for (String dimension : List.of("site", "team", "topic", "moment")) {
                places.add("kpi_by|" + dimension + "|unknown|" + place);
            }
        }
        assertThat(written()).containsOnlyKeys(places);
    }

    @Test
    void shouldRewriteTheWholeRowWhileItChangesAndOnlyThen() throws Exception {
        send(visit.begins());
        mark(BEGIN.plusSeconds(1));
        assertThat(row(written(), DAY).getWaiting()).isOne();
        assertThat(written()).isEmpty();

        send(visit.answered(15));
        KpiRow row = row(written(), DAY);

        assertThat(row.getOffered()).isOne();
        assertThat(row.getAnswered()).isOne();
        assertThat(row.getWaiting()).isZero();
        assertThat(row.getAsOf()).isEqualTo(BEGIN.plusSeconds(1));
        assertThat(written()).isEmpty();
    }

    @Test
    void shouldWriteTheRowsOfAChannelWithoutTags() throws Exception {
        for (QueueDelta delta : VisitFacts.deltas(visit.begins())) {
            if (!delta.ofOneQueue()) {
                harness.processElement(new StreamRecord<>(delta));
            }
        }
        mark(BEGIN.plusSeconds(1));

        Map<String, Message> written = written();

        assertThat(written.keySet()).isNotEmpty().allMatch(key -> key.startsWith("kpi_summary|"));
        String day = "kpi_summary|cohort|1d|voice|*|" + millis("2026-03-02T00:00:00Z");
        assertThat(Codec.of(KpiSummary.class).decode(written.get(day).value).getOffered()).isOne();
    }

    /**
     * Replies after 10, 20, …, 100 s: nine in ten came within 90 s, told to 1 % as all percentiles.
     */
    @Test
    void shouldTellWithinWhatNineInTenRepliesCame() throws Exception {
        List<Fact> facts = new ArrayList<>(visit.begins());
        for (int tens = 1; tens <= 10; tens++) {
            facts.add(visit.fact(Fact.Kind.RESPONDED, 1, 10 * tens));
        }
        facts.forEach(fact -> fact.channel = Channel.CHAT);
        send(facts);
        mark(BEGIN.plusSeconds(101));

        String day = "kpi_summary|cohort|1d|chat|PS|" + millis("2026-03-02T00:00:00Z");
        KpiSummary row = Codec.of(KpiSummary.class).decode(written().get(day).value);
        assertThat(row.getResponses()).isEqualTo(10);
        assertThat(row.getResponseMeanMs()).isEqualTo(55_000);
        assertThat(row.getResponseP50Ms()).isCloseTo(50_000L, withinPercentage(1));
        assertThat(row.getResponseP90Ms()).isCloseTo(90_000L, withinPercentage(1));
        assertThat(row.getResponseP95Ms()).isCloseTo(100_000L, withinPercentage(1));
    }

    @Test
    void shouldWriteWhatIsLeftAtTheEndOfAReplay() throws Exception {
        send(visit.begins());

        harness.processWatermark(Long.MAX_VALUE);

        assertThat(output()).containsKey(DAY + "|gold|unknown|2");
    }

    /** The last mark comes after the last difference, and the end after it. */
    @Test
    void shouldStampWhatIsLeftAtTheEndWithTheLastMark() throws Exception {
        mark(BEGIN);
        send(visit.begins());
        mark(BEGIN.plus(Duration.ofDays(3)));

        harness.processWatermark(Long.MAX_VALUE);

        assertThat(row(output(), DAY).getAsOf()).isEqualTo(BEGIN.plus(Duration.ofDays(3)));
    }

    @Test
    void shouldHoldRowsBackAfterARestoreUntilTimePassedTheRestart() throws Exception {
        send(visit.begins());
        mark(BEGIN.plusSeconds(1));
        Map<String, Message> before = written();

        restart(true);
        mark(BEGIN.plusSeconds(2));
        send(visit.answered(1.5));
        assertThat(written()).isEmpty();

        mark(Instant.now().plus(Duration.ofHours(1)));
        assertThat(written().keySet()).containsAll(before.keySet());
        assertThat(written()).isEmpty();
    }

    @Test
    void shouldWriteEveryRowItHoldsAfterARestoreThoughNothingChanges() throws Exception {
        send(visit.begins());
        mark(BEGIN.plusSeconds(1));
        Map<String, Message> before = written();

        restart(false);

        assertThat(written()).containsOnlyKeys(before.keySet());
    }

    @Test
    void shouldMergeTheDayFromWhatItHeldBeforeTheRestore() throws Exception {
        send(visit.begins());
        mark(BEGIN.plusSeconds(1));
        written();

        restart(false);
        send(new VisitFacts("PS", BEGIN.plus(Duration.ofHours(5))).begins());

        assertThat(row(written(), DAY).getOffered()).isEqualTo(2);
    }

    @Test
    void shouldLetStateGoOnceContactsAreForgottenAndTheDayHasPassed() throws Exception {
        send(visit.begins());
        send(visit.answered(15));
        mark(BEGIN.plusSeconds(20));
        written();
        send(List.of(visit.forgotten()));
        mark(BEGIN.plus(Duration.ofHours(5)));
        written();
        assertThat(harness.numKeyedStateEntries()).isEqualTo(2);

        mark(Instant.parse("2026-03-03T03:59:59.999Z"));
        written();
        assertThat(harness.numKeyedStateEntries()).isEqualTo(2);

        mark(Instant.parse("2026-03-03T04:00:00Z"));
        written();
        assertThat(harness.numKeyedStateEntries()).as("the queue's meta alone").isOne();
    }

    @Test
    void shouldKeepADayWhileAContactMayStillChangeIt() throws Exception {
        send(visit.begins());
        mark(BEGIN.plus(Duration.ofDays(3)));
        written();

        send(visit.answered(15));

        assertThat(row(written(), DAY).getAnswered()).isOne();
    }

    @Test
    void shouldNotEraseARowWhoseSumsWereLetGo() throws Exception {
        send(visit.begins());
        send(List.of(visit.forgotten()));
        mark(BEGIN.plus(Duration.ofDays(3)));
        written();

        send(visit.answered(15));

        assertThat(written()).isEmpty();
    }

    @Test
    void shouldRememberWhoWaitedBeforeTheFirstQuarterKept() throws Exception {
        send(visit.begins());
        send(List.of(visit.forgotten()));
        mark(BEGIN.plus(Duration.ofDays(3)));
        written();

        Instant later = BEGIN.plus(Duration.ofDays(3));
        send(new VisitFacts("PS", later).begins());

        String hour = "kpi_summary|live|1h|voice|PS|" + millis("2026-03-05T08:00:00Z");
        KpiSummary row = Codec.of(KpiSummary.class).decode(written().get(hour).value);
        assertThat(row.getWaitingMax()).isEqualTo(2);
    }

    @Test
    void shouldTellCorrespondenceByNeitherTheMinuteNorTheQuarterItBeganIn() throws Exception {
        List<Fact> facts = visit.begins();
        facts.forEach(fact -> fact.channel = Channel.EMAIL);
        send(facts);
        mark(BEGIN.plusSeconds(1));

        assertThat(written().keySet())
                .filteredOn(key -> key.startsWith("kpi_summary|"))
                .extracting(key -> key.substring("kpi_summary|".length(), key.indexOf("|email")))
                .containsExactlyInAnyOrder(
                        "live|15m", "live|1h", "live|1d", "cohort|1h", "cohort|1d");
    }

    @Test
    void shouldMergeTheRowsOfADimensionOverAllOthers() throws Exception {
        List<Fact> facts = new ArrayList<>();
        for (Tags tags :
                List.of(
                        new Tags("gold", "unknown", 2, "north", "billing", "renewal"),
                        new Tags("gold", "york", 1, "south", "billing", "sales"),
                        new Tags("silver", "york", 1, "south", "billing", "sales"))) {
            for (Fact fact : visit.begins()) {
                fact.tags = tags;
                facts.add(fact);
            }
        }
        send(facts);
        mark(BEGIN.plusSeconds(1));

        Map<String, Message> written = written();

        assertThat(by(written, "segment|gold").getOffered()).isEqualTo(2);
        assertThat(by(written, "team|south").getOffered()).isEqualTo(2);
        assertThat(by(written, "topic|billing").getWaiting()).isEqualTo(3);
        assertThat(by(written, "moment|renewal").getOffered()).isOne();
        assertThat(by(written, "site|york").getOffered()).isEqualTo(2);
        assertThat(written.keySet()).noneMatch(key -> key.startsWith("kpi_by|team|unknown"));
        assertThat(row(written, DAY).getOffered()).isOne();
    }

    private static KpiBy by(Map<String, Message> written, String value) throws UnreadableException {
        String day = "|1d|voice|PS|" + millis("2026-03-02T00:00:00Z");
        return Codec.of(KpiBy.class).decode(written.get("kpi_by|" + value + day).value);
    }

    @Test
    void shouldKeepThirtyFiveDaysOfCorrespondence() throws Exception {
        List<Fact> facts = new ArrayList<>(visit.begins());
        facts.add(visit.forgotten());
        facts.forEach(fact -> fact.channel = Channel.EMAIL);
        send(facts);
        mark(BEGIN.plus(Duration.ofDays(35)));
        written();
        assertThat(harness.numKeyedStateEntries()).isEqualTo(2);

        mark(BEGIN.plus(Duration.ofDays(36)));
        written();
        assertThat(harness.numKeyedStateEntries()).as("the queue's meta alone").isOne();
    }
}
