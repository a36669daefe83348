package io.queuewatch.pipeline.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.contact.Fact;
import io.queuewatch.pipeline.contact.Fact.Kind;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.QueueNow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueueNowFunctionTest {

    private static final long EVERY_MS = 2_000;
    private static final Instant BEGIN = Instant.parse("2026-03-02T08:14:50Z");

    private final VisitFacts visit = new VisitFacts("PS", BEGIN);
    private long clock;
    private KeyedOneInputStreamOperatorTestHarness<String, QueueDelta, Message> harness;

    @BeforeEach
    void open() throws Exception {
        start(null);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private void start(OperatorSubtaskState snapshot) throws Exception {
        harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(
                                new QueueNowFunction(new WritePolicy(EVERY_MS, true))),
                        QueueDelta::key,
                        Types.STRING);
        harness.setProcessingTime(clock);
        if (snapshot != null) {
            harness.initializeState(snapshot);
        }
        harness.open();
    }

    private void touch() throws Exception {
        harness.processElement(new StreamRecord<>(new QueueDelta(Channel.VOICE, "PS")));
    }

    private void send(List<Fact> facts) throws Exception {
        harness.processElement(new StreamRecord<>(VisitFacts.delta(facts)));
    }

    private void mark(double seconds) throws Exception {
        harness.processWatermark(BEGIN.toEpochMilli() + Math.round(seconds * 1_000));
    }

    /** Lets a pause pass and reads what was written meanwhile. */
    private List<QueueNow> written() throws Exception {
        clock += EVERY_MS;
        harness.setProcessingTime(clock);
        List<Message> messages = harness.extractOutputValues();
        harness.getOutput().clear();
        Codec<QueueNow> codec = Codec.of(QueueNow.class);
        List<QueueNow> rows = new ArrayList<>();
        for (Message message : messages) {
            rows.add(codec.decode(message.value));
        }
        return rows;
    }

    private QueueNow now() throws Exception {
        List<QueueNow> rows = written();
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private static QueueNow quiet(Instant asOf) {
        QueueNow row = new QueueNow();
        row.setChannel("voice");
        row.setQueue("PS");
        row.setAsOf(asOf);
        row.setWaiting(0L);
        row.setOldestWait(0L);
        row.setCallbacksWaiting(0L);
        row.setInService(0L);
        row.setAgentsOnContact(0L);
        row.setCallbacksOverdue(0L);
        row.setOpenContacts(0L);
        return row;
    }

    @Test
    void shouldWriteZerosOfAQuietQueueAgainAndAgain() throws Exception {
        touch();
        mark(0);

        assertThat(now()).isEqualTo(quiet(BEGIN));
        mark(2);
        assertThat(now()).isEqualTo(quiet(BEGIN.plusSeconds(2)));
    }

    @Test
    void shouldWriteNothingBeforeTimeIsKnownAndNothingAfterItsEnd() throws Exception {
        touch();
        assertThat(written()).isEmpty();

        harness.processWatermark(Long.MAX_VALUE);
        assertThat(written()).isEmpty();
    }

    @Test
    void shouldTellWhoWaitsAndSinceWhen() throws Exception {
        send(visit.begins());
        send(new VisitFacts("PS", BEGIN.plusSeconds(10)).begins());
        mark(30);

        QueueNow now = now();
        assertThat(now.getWaiting()).isEqualTo(2);
        assertThat(now.getOldestWait()).isEqualTo(30_000);

        send(visit.answered(31));
        mark(32);

        QueueNow then = now();
        assertThat(then.getWaiting()).isOne();
        assertThat(then.getOldestWait()).isEqualTo(22_000);
        assertThat(then.getInService()).isOne();
    }

    @Test
    void shouldCountAnAgentOnceAndTheUnnamedOnceAVisit() throws Exception {
        send(
                List.of(
                        visit.fact(Kind.IN_SERVICE, 1, 0),
                        visit.fact(Kind.IN_SERVICE, 1, 0),
                        visit.fact(Kind.IN_SERVICE, 1, 0, fact -> fact.agent = ""),
                        visit.fact(Kind.IN_SERVICE, 1, 0, fact -> fact.agent = "")));
        mark(1);

        QueueNow now = now();

        assertThat(now.getInService()).isEqualTo(4);
        assertThat(now.getAgentsOnContact()).isEqualTo(3);
    }

    @Test
    void shouldOweCallBacksUntilTheyAreSettled() throws Exception {
        send(List.of(visit.fact(Kind.CALLBACK_OWED, 1, 0)));
        mark(1);
        assertThat(now().getCallbacksWaiting()).isOne();

        send(List.of(visit.fact(Kind.CALLBACK_OWED, -1, 0)));
        assertThat(now().getCallbacksWaiting()).isZero();
    }

    @Test
    void shouldCountCallBacksThatAreOverdue() throws Exception {
        send(List.of(visit.fact(Kind.CALLBACK_OWED, 1, 0, fact -> fact.overdue = true)));
        mark(1);

        assertThat(now().getCallbacksOverdue()).isOne();
    }

    @Test
    void shouldTellHowManyAreOpenAndOfCorrespondenceForHowLong() throws Exception {
        send(List.of(visit.fact(Kind.OPEN, 1, 0)));
        mark(60);
        QueueNow calls = now();
        assertThat(calls.getOpenContacts()).isOne();
        assertThat(calls.getBacklogAge()).isNull();

        List<Fact> emails = new ArrayList<>();
        for (int since : new int[] {10, 30}) {
            emails.add(
                    visit.fact(
                            Kind.OPEN,
                            1,
                            since,
                            fact -> {
                                fact.channel = Channel.EMAIL;
                                fact.since = fact.at;
                            }));
        }
        send(emails);
        assertThat(email().getOpenContacts()).isEqualTo(2);
        assertThat(email().getBacklogAge()).isEqualTo(50_000);

        emails.forEach(fact -> fact.sign = -1);
        send(emails);
        assertThat(email().getOpenContacts()).isZero();
        assertThat(email().getBacklogAge()).isZero();
    }

    private QueueNow email() throws Exception {
        return written().stream()
                .filter(row -> row.getChannel().equals("email"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldHoldNothingButTheQueueOnceItIsQuiet() throws Exception {
        send(visit.begins());
        send(visit.answered(5));
        send(List.of(visit.fact(Kind.IN_SERVICE, -1, 0)));
        mark(60);

        assertThat(now()).isEqualTo(quiet(BEGIN.plusSeconds(60)));
        assertThat(harness.numKeyedStateEntries()).isOne();
    }

    @Test
    void shouldBeSilentAfterARestoreUntilTimePassedTheRestart() throws Exception {
        send(visit.begins());
        mark(1);
        assertThat(written()).hasSize(1);

        OperatorSubtaskState snapshot = harness.snapshot(1, clock);
        harness.close();
        start(snapshot);
        mark(2);
        assertThat(written()).isEmpty();

        harness.processWatermark(Instant.now().plus(Duration.ofHours(1)).toEpochMilli());
        assertThat(now().getWaiting()).isOne();
    }
}
