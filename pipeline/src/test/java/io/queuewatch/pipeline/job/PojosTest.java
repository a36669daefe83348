package io.queuewatch.pipeline.job;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.queuewatch.pipeline.agent.AgentChange;
import io.queuewatch.pipeline.agent.AgentMemory;
import io.queuewatch.pipeline.agent.AgentQuarter;
import io.queuewatch.pipeline.agent.AgentSignal;
import io.queuewatch.pipeline.agent.AgentTimeDelta;
import io.queuewatch.pipeline.agent.ScheduledTime;
import io.queuewatch.pipeline.alert.AlertLife;
import io.queuewatch.pipeline.alert.AlertRecord;
import io.queuewatch.pipeline.clock.SlaDelta;
import io.queuewatch.pipeline.clock.SlaQueue;
import io.queuewatch.pipeline.config.PublishedTargets;
import io.queuewatch.pipeline.contact.ClockTurn;
import io.queuewatch.pipeline.contact.ContactPart;
import io.queuewatch.pipeline.contact.Fact;
import io.queuewatch.pipeline.contact.RejectedEvent;
import io.queuewatch.pipeline.drift.DriftInput;
import io.queuewatch.pipeline.drift.QueueInterval;
import io.queuewatch.pipeline.drift.QueueNote;
import io.queuewatch.pipeline.drift.SliceReading;
import io.queuewatch.pipeline.ingest.Inbound;
import io.queuewatch.pipeline.ingest.TargetsRecord;
import io.queuewatch.pipeline.kpi.QueueMeta;
import io.queuewatch.pipeline.kpi.QueueNowFunction;
import io.queuewatch.pipeline.outcome.DayDelta;
import io.queuewatch.pipeline.outcome.QueueDays;
import io.queuewatch.pipeline.watch.QueueTurn;
import io.queuewatch.pipeline.wire.Message;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PojosTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                Inbound.class,
                Message.class,
                RejectedEvent.class,
                Fact.class,
                QueueMeta.class,
                QueueNowFunction.Presence.class,
                ContactPart.class,
                AlertLife.class,
                AlertRecord.class,
                AgentChange.class,
                ScheduledTime.class,
                AgentSignal.class,
                AgentMemory.class,
                AgentTimeDelta.class,
                AgentQuarter.class,
                DayDelta.class,
                QueueDays.class,
                ClockTurn.class,
                SlaDelta.class,
                SlaQueue.class,
                TargetsRecord.class,
                PublishedTargets.class,
                QueueTurn.class,
                SliceReading.class,
                QueueInterval.class,
                QueueNote.class,
                DriftInput.class
            })
    void travelsAndIsKeptWithoutGenericSerialisation(Class<?> type) {
        assertThatCode(() -> PojoTestUtils.assertSerializedAsPojoWithoutKryo(type))
                .doesNotThrowAnyException();
    }
}
