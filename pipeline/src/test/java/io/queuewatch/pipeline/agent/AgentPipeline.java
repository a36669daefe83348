package io.queuewatch.pipeline.agent;

import io.queuewatch.pipeline.contact.Fact;
import io.queuewatch.pipeline.contact.RejectedEvent;
import io.queuewatch.pipeline.kpi.QueueDelta;
import io.queuewatch.pipeline.kpi.QueueNews;
import io.queuewatch.pipeline.kpi.WritePolicy;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.AgentTime;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.UnreadableException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** The two operators of agents' time, one after the other, and what they emit. */
final class AgentPipeline implements AutoCloseable {

    static final AgentLimits LIMITS = new AgentLimits(14_400_000, 86_400_000);
    static final ZoneId ZONE = ZoneId.of("Asia/Jerusalem");
    private static final long EVERY_MS = 2_000;

    private final boolean live;
    private final Map<String, AgentTime> rows = new TreeMap<>();
    private final List<Fact> efforts = new ArrayList<>();
    private final List<QueueDelta> presence = new ArrayList<>();
    private final List<QueueNews> signedIn = new ArrayList<>();
    private final Map<Long, AgentTurn> turns = new TreeMap<>();
    private final List<RejectedEvent> rejected = new ArrayList<>();
    private KeyedOneInputStreamOperatorTestHarness<String, AgentSignal, AgentTimeDelta> agents;
    private KeyedOneInputStreamOperatorTestHarness<String, AgentTimeDelta, Message> teams;
    private long clock;

    AgentPipeline(boolean live) throws Exception {
        this.live = live;
        start(null, null);
    }

    private void start(OperatorSubtaskState ofAgents, OperatorSubtaskState ofTeams)
            throws Exception {
        agents =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new AgentOperator(LIMITS), signal -> signal.agentId, Types.STRING);
        teams =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(
                                new AgentRowsFunction(
                                        ZONE, LIMITS, new WritePolicy(EVERY_MS, live))),
                        delta -> delta.team,
                        Types.STRING);
        teams.setProcessingTime(clock);
        agents.setProcessingTime(clock);
        if (ofAgents != null) {
            agents.initializeState(ofAgents);
            teams.initializeState(ofTeams);
        }
        agents.open();
        teams.open();
    }

    /** Both operators go on from a checkpoint in another process. */
    void restart() throws Exception {
        agents.prepareSnapshotPreBarrier(1);
        handOn();
        OperatorSubtaskState ofAgents = agents.snapshot(1, clock);
        OperatorSubtaskState ofTeams = teams.snapshot(1, clock);
        close();
        start(ofAgents, ofTeams);
    }

    void send(AgentSignal signal) throws Exception {
        agents.processElement(new StreamRecord<>(signal));
    }

    /** Has what was sent read though no time passes. */
    void read() throws Exception {
        agents.prepareSnapshotPreBarrier(1);
        handOn();
    }

    void mark(Instant time) throws Exception {
        mark(time.toEpochMilli());
    }

    /** No more will come. */
    void end() throws Exception {
        mark(Long.MAX_VALUE);
    }

    private void mark(long time) throws Exception {
        agents.setProcessingTime(clock);
        agents.processWatermark(time);
        handOn();
        teams.processWatermark(time);
        write();
    }

    private void handOn() throws Exception {
        for (AgentTimeDelta delta : agents.extractOutputValues()) {
            teams.processElement(new StreamRecord<>(delta));
        }
        agents.getOutput().clear();
        collect(AgentOperator.EFFORTS, efforts);
        collect(AgentOperator.PRESENCE, presence);
        collect(AgentOperator.SIGNED_IN, signedIn);
        collect(AgentOperator.REJECTED, rejected);
        List<AgentTurn> turned = new ArrayList<>();
        collect(AgentOperator.TURNS, turned);
        turned.forEach(
                turn -> {
                    AgentTurn sum = turns.computeIfAbsent(turn.at, at -> new AgentTurn());
                    sum.signedIn += turn.signedIn;
                    sum.lost += turn.lost;
                });
    }

    private <T> void collect(OutputTag<T> tag, List<T> into) {
        Queue<StreamRecord<T>> side = agents.getSideOutput(tag);
        if (side != null) {
            side.forEach(record -> into.add(record.getValue()));
            side.clear();
        }
    }

    /** Lets a pause between two writings pass. */
    int write() throws Exception {
        clock += EVERY_MS;
        teams.setProcessingTime(clock);
        List<Message> messages = teams.extractOutputValues();
        teams.getOutput().clear();
        for (Message message : messages) {
            AgentTime row = read(message);
            rows.put(row.getInterval() + " " + row.getTeam() + " " + row.getStart(), row);
        }
        return messages.size();
    }

    private static AgentTime read(Message message) throws UnreadableException {
        return Codec.of(AgentTime.class).decode(message.value);
    }

    /** The last row of each key: interval, team and start. */
    Map<String, AgentTime> rows() {
        return rows;
    }

    /** The last row of the quarter of an hour, hour or day that begins at a moment. */
    AgentTime row(String interval, String team, Instant start) {
        return rows.get(interval + " " + team + " " + start);
    }

    List<Fact> efforts() {
        return efforts;
    }

    /** When how many more signed in, and were heard of no more. */
    List<String> turns() {
        List<String> told = new ArrayList<>();
        turns.forEach(
                (at, turn) -> {
                    if (turn.signedIn != 0 || turn.lost != 0) {
                        told.add(
                                "%s %d %d"
                                        .formatted(
                                                Instant.ofEpochMilli(at),
                                                turn.signedIn,
                                                turn.lost));
                    }
                });
        return told;
    }

    /** When how many more signed in to this queue of calls, or out of it. */
    List<String> signedIn(String queue) {
        List<String> moves = new ArrayList<>();
        for (QueueNews news : signedIn) {
            if (news.key().equals("voice " + queue)) {
                news.eachMove(
                        (kind, at, since, change) ->
                                moves.add(Instant.ofEpochMilli(at) + " " + change));
            }
        }
        return moves;
    }

    /** How many more signed in to this queue of calls in the end, by moment. */
    SortedMap<Long, Integer> signIns(String queue) {
        SortedMap<Long, Integer> turns = new TreeMap<>();
        for (QueueNews news : signedIn) {
            if (news.key().equals("voice " + queue)) {
                news.eachMove(
                        (kind, at, since, change) ->
                                turns.merge(at, change, AgentReading::sumOrNone));
            }
        }
        return turns;
    }

    List<QueueDelta> presence() {
        return presence;
    }

    List<RejectedEvent> rejected() throws Exception {
        read();
        return rejected;
    }

    int statesKept() {
        return agents.numKeyedStateEntries();
    }

    int quartersKept() {
        return teams.numKeyedStateEntries();
    }

    int deadlines() {
        return ((AgentOperator) agents.getOperator()).deadlines();
    }

    /** How long events may come late. */
    static Duration horizon() {
        return Duration.ofMillis(LIMITS.horizonMs());
    }

    @Override
    public void close() throws Exception {
        agents.close();
        teams.close();
    }
}
