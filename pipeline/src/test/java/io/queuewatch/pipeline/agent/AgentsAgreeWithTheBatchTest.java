package io.queuewatch.pipeline.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.batch.BatchAgents;
import io.queuewatch.pipeline.batch.BatchAgents.Chat;
import io.queuewatch.pipeline.batch.RandomAgents;
import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.contact.ContactPart;
import io.queuewatch.pipeline.contact.ContactPart.Change;
import io.queuewatch.pipeline.contact.Fact;
import io.queuewatch.schemas.AgentEvent;
import io.queuewatch.schemas.AgentEventType;
import io.queuewatch.schemas.AgentTime;
import io.queuewatch.schemas.ScheduleEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentsAgreeWithTheBatchTest {

    private static final Instant FROM = Instant.parse("2025-10-25T18:00:00Z");
    private static final Instant END = Instant.parse("2025-10-27T06:00:00Z");
    private static final Duration DELAY = Duration.ofHours(3);

    private final List<Arrival> arrivals = new ArrayList<>();

    private record Arrival(Instant at, AgentSignal signal) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldAgreeInAnyOrderWithDuplicates(long seed) throws Exception {
        Random random = new Random(seed);
        RandomAgents.Days days = days(seed, Duration.ZERO);
        arrivals.addAll(again());
        List<Arrival> parts = arrivals.stream().filter(a -> a.signal.part != null).toList();
        arrivals.removeAll(parts);
        Collections.shuffle(arrivals, random);
        arrivals.addAll(parts);

        try (AgentPipeline pipeline = new AgentPipeline(false)) {
            for (Arrival arrival : arrivals) {
                pipeline.send(arrival.signal);
            }
            pipeline.mark(END);
            pipeline.end();

            assertAgrees(pipeline, days);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void shouldAgreeThoughTimePassesLateEventsAndTheProcessIsRestarted(long seed) throws Exception {
        playWithMarksAndRestarts(seed, DELAY, 50);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void shouldAgreeThoughEventsAreReadBeforeTimeComesToThem(long seed) throws Exception {
        playWithMarksAndRestarts(seed, Duration.ZERO, 0);
    }

    private void playWithMarksAndRestarts(long seed, Duration delay, int secondsBetweenMarks)
            throws Exception {
        RandomAgents.Days days = days(seed, delay);
        arrivals.addAll(again());
        arrivals.sort(Comparator.comparing(Arrival::at));
        SortedMap<Long, Integer> signIns = signInsReadAtOnce();

        try (AgentPipeline pipeline = new AgentPipeline(false)) {
            Instant marked = FROM.minus(DELAY);
            for (int i = 0; i < arrivals.size(); i++) {
                pipeline.send(arrivals.get(i).signal);
                if (arrivals.get(i).at.isAfter(marked.plusSeconds(secondsBetweenMarks))) {
                    marked = arrivals.get(i).at.minusSeconds(1);
                    pipeline.mark(marked);
                }
                if (delay.isZero() && i % 100 == 0) {
                    assertSignOutsAreTold(pipeline, marked, signIns);
                }
                if (i % 997 == 500) {
                    pipeline.restart();
                }
            }
            for (Instant time = marked; time.isBefore(END); time = time.plusSeconds(300)) {
                pipeline.mark(time);
            }
            pipeline.mark(END);
            pipeline.end();

            assertThat(pipeline.rejected()).isEmpty();
            assertAgrees(pipeline, days);
            assertThat(pipeline.signIns("help")).isNotEmpty().isEqualTo(signIns);
        }
    }

    /** Only who says nothing is found to have gone later, and what is revised. */
    private void assertSignOutsAreTold(
            AgentPipeline pipeline, Instant now, SortedMap<Long, Integer> signIns) {
        Set<Long> certain = certainSignOuts();
        certain.removeIf(at -> at > now.toEpochMilli());
        Map<Long, Integer> wanted = new TreeMap<>(signIns);
        wanted.keySet().retainAll(certain);
        Map<Long, Integer> told = pipeline.signIns("help");
        told.keySet().retainAll(certain);
        assertThat(told).isEqualTo(wanted);
    }

    private Set<Long> certainSignOuts() {
        Set<Long> certain = new HashSet<>();
        Set<Long> revised = new HashSet<>();
        for (Arrival arrival : arrivals) {
            AgentChange change = arrival.signal.change;
            if (change != null && change.type == AgentEventType.SIGNED_OUT) {
                certain.add(change.time);
            }
            if (change != null && change.revision > 0) {
                revised.add(change.time);
            }
        }
        certain.removeAll(revised);
        return certain;
    }

    private SortedMap<Long, Integer> signInsReadAtOnce() throws Exception {
        try (AgentPipeline pipeline = new AgentPipeline(false)) {
            for (Arrival arrival : arrivals) {
                if (arrival.signal.change != null) {
                    pipeline.send(arrival.signal);
                }
            }
            pipeline.mark(END);
            pipeline.end();
            return pipeline.signIns("help");
        }
    }

    private RandomAgents.Days days(long seed, Duration delay) {
        Random random = new Random(seed);
        RandomAgents.Days days = new RandomAgents(seed).days(8, FROM);
        for (AgentEvent event : days.events()) {
            arrive(event.getEventTime(), delay, random, AgentSignal.of(AgentChange.of(event)));
        }
        for (ScheduleEvent event : days.schedule()) {
            arrive(event.getFrom(), delay, random, AgentSignal.of(ScheduledTime.of(event)));
        }
        days.chats().forEach(chat -> tell(chat, delay, random));
        return days;
    }

    private void arrive(Instant time, Duration delay, Random random, AgentSignal signal) {
        Instant at = time.plusMillis((long) (random.nextDouble() * delay.toMillis()));
        arrivals.add(new Arrival(at, signal));
    }

    /** A chat as it is told: it begins, seems to end or to be another's, and ends at last. */
    private void tell(Chat chat, Duration delay, Random random) {
        List<ContactPart> told = new ArrayList<>();
        ContactPart open = part(chat, 0);
        ContactPart closed = part(chat, chat.close().toEpochMilli());
        told.add(open);
        if (random.nextInt(3) == 0) {
            ContactPart wrong =
                    part(chat, chat.open().toEpochMilli() + 1 + random.nextInt(900_000));
            wrong.agentId = random.nextBoolean() ? chat.agent() : "agent-0";
            told.add(as(Change.WITHDRAWN, open));
            told.add(wrong);
            told.add(as(Change.WITHDRAWN, wrong));
        } else {
            told.add(as(Change.WITHDRAWN, open));
        }
        told.add(closed);
        Instant at = chat.open();
        for (ContactPart part : told) {
            arrivals.add(new Arrival(at, AgentSignal.of(part)));
            at = at.plusMillis((long) (random.nextDouble() * delay.toMillis() / told.size()));
        }
        Instant forgotten = chat.close().plus(AgentPipeline.horizon()).plusSeconds(900);
        arrivals.add(new Arrival(forgotten, AgentSignal.of(as(Change.RELEASED, closed))));
    }

    private static ContactPart part(Chat chat, long close) {
        ContactPart part = new ContactPart();
        part.change = Change.COUNTED;
        part.channel = Channel.CHAT;
        part.contactId = chat.contact();
        part.agentId = chat.agent();
        part.queue = "help";
        part.segment = "gold";
        part.site = "unknown";
        part.team = chat.team();
        part.topic = "unknown";
        part.moment = "unknown";
        part.begin = chat.begin().toEpochMilli();
        part.open = chat.open().toEpochMilli();
        part.close = close;
        return part;
    }

    private static ContactPart as(Change change, ContactPart part) {
        ContactPart again = new ContactPart();
        again.change = change;
        again.channel = part.channel;
        again.contactId = part.contactId;
        again.agentId = part.agentId;
        again.queue = part.queue;
        again.segment = part.segment;
        again.site = part.site;
        again.team = part.team;
        again.topic = part.topic;
        again.moment = part.moment;
        again.begin = part.begin;
        again.open = part.open;
        again.close = part.close;
        return again;
    }

    /** What sources send comes twice now and then. */
    private List<Arrival> again() {
        return arrivals.stream()
                .filter(arrival -> arrival.signal.part == null)
                .filter(arrival -> arrival.hashCode() % 3 == 0)
                .map(arrival -> new Arrival(arrival.at.plusSeconds(600), arrival.signal))
                .toList();
    }

    private static void assertAgrees(AgentPipeline pipeline, RandomAgents.Days days) {
        Map<String, String> written = new TreeMap<>();
        pipeline.rows()
                .forEach(
                        (key, row) -> {
                            row.setAsOf(Instant.EPOCH);
                            if (!isEmpty(row)) {
                                written.put(key, row.toString());
                            }
                        });
        Map<String, String> expected = new TreeMap<>();
        BatchAgents.rows(
                        days.events(),
                        days.schedule(),
                        days.chats(),
                        AgentPipeline.ZONE,
                        Duration.ofMillis(AgentPipeline.LIMITS.silenceMs()),
                        END)
                .forEach(
                        (key, row) -> {
                            if (!isEmpty(row)) {
                                expected.put(key, row.toString());
                            }
                        });
        assertThat(expected).hasSizeGreaterThan(100);
        assertThat(written).containsAllEntriesOf(expected).hasSameSizeAs(expected);

        Map<String, Long> efforts = new HashMap<>();
        long tracked = 0;
        for (Fact fact : pipeline.efforts()) {
            if (fact.kind == Fact.Kind.TRACKED) {
                tracked += fact.sign;
            } else {
                efforts.merge(fact.begin + " " + fact.at, fact.sign * fact.effortMs, Long::sum);
            }
        }
        efforts.values().removeIf(effort -> effort == 0);
        Map<String, Long> wanted = new HashMap<>();
        Map<String, Long> calculated = BatchAgents.efforts(days.chats());
        for (Chat chat : days.chats()) {
            wanted.merge(
                    chat.begin().toEpochMilli() + " " + chat.close().toEpochMilli(),
                    calculated.get(chat.contact()),
                    Long::sum);
        }
        wanted.values().removeIf(effort -> effort == 0);
        assertThat(efforts).isEqualTo(wanted);
        assertThat(tracked).isZero();
        assertThat(pipeline.statesKept()).isZero();
    }

    private static boolean isEmpty(AgentTime row) {
        return AgentTime.getClassSchema().getFields().stream()
                .filter(field -> field.name().endsWith("_ms"))
                .allMatch(field -> row.get(field.pos()).equals(0L));
    }
}
