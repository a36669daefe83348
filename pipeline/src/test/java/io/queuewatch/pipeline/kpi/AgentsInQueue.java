package io.queuewatch.pipeline.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.agent.AgentChange;
import io.queuewatch.pipeline.agent.AgentLimits;
import io.queuewatch.pipeline.agent.AgentOperator;
import io.queuewatch.pipeline.agent.AgentSignal;
import io.queuewatch.pipeline.agent.AgentTimeDelta;
import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.pipeline.wire.Serialized;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.QueueNow;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** The operator of agents, and that of what is so now in queues of voice fed by it. */
final class AgentsInQueue implements AutoCloseable {

    /** After this long without any event an agent has signed out. */
    static final Duration SILENCE = Duration.ofDays(1);

    private static final AgentLimits LIMITS =
            new AgentLimits(Duration.ofHours(4).toMillis(), SILENCE.toMillis());
    private static final long EVERY_MS = 2_000;

    private final QueueDeltaSerializer serializer = new QueueDeltaSerializer();
    private KeyedOneInputStreamOperatorTestHarness<String, AgentSignal, AgentTimeDelta> agents;
    private KeyedOneInputStreamOperatorTestHarness<String, QueueDelta, Message> queues;
    private long clock;

    AgentsInQueue() throws Exception {
        start(null, null);
    }

    private void start(OperatorSubtaskState ofAgents, OperatorSubtaskState ofQueues)
            throws Exception {
        agents =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new AgentOperator(LIMITS), signal -> signal.agentId, Types.STRING);
        queues =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(
                                new QueueNowFunction(new WritePolicy(EVERY_MS, false))),
                        QueueDelta::key,
                        Types.STRING);
        agents.setProcessingTime(clock);
        queues.setProcessingTime(clock);
        if (ofAgents != null) {
            agents.initializeState(ofAgents);
            queues.initializeState(ofQueues);
        }
        agents.open();
        queues.open();
    }

    /** Both operators go on from a checkpoint in another process. */
    void restart() throws Exception {
        agents.prepareSnapshotPreBarrier(1);
        handOn();
        OperatorSubtaskState ofAgents = agents.snapshot(1, clock);
        OperatorSubtaskState ofQueues = queues.snapshot(1, clock);
        close();
        start(ofAgents, ofQueues);
    }

    /** A queue that somebody else than agents knows. */
    void known(String queue) throws Exception {
        happens(new QueueDelta(Channel.VOICE, queue));
    }

    void happens(QueueDelta delta) throws Exception {
        queues.processElement(new StreamRecord<>(delta));
    }

    void send(AgentChange change) throws Exception {
        agents.processElement(new StreamRecord<>(AgentSignal.of(change)));
    }

    /** The rows by queue once time has come so far. */
    Map<String, QueueNow> now(Instant time) throws Exception {
        agents.setProcessingTime(clock);
        agents.processWatermark(time.toEpochMilli());
        handOn();
        queues.processWatermark(time.toEpochMilli());
        clock += EVERY_MS;
        queues.setProcessingTime(clock);
        Map<String, QueueNow> rows = new TreeMap<>();
        for (Message message : queues.extractOutputValues()) {
            QueueNow row = Codec.of(QueueNow.class).decode(message.value);
            assertThat(row.getChannel()).isEqualTo("voice");
            rows.put(row.getQueue(), row);
        }
        queues.getOutput().clear();
        return rows;
    }

    private void handOn() throws Exception {
        var presence = agents.getSideOutput(AgentOperator.PRESENCE);
        while (presence != null && !presence.isEmpty()) {
            happens(Serialized.roundTrip(serializer, presence.poll().getValue()));
        }
    }

    @Override
    public void close() throws Exception {
        agents.close();
        queues.close();
    }
}
