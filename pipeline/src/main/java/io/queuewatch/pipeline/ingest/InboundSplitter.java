package io.queuewatch.pipeline.ingest;

import io.queuewatch.pipeline.agent.AgentChange;
import io.queuewatch.pipeline.agent.ScheduledTime;
import io.queuewatch.pipeline.contact.ContactEvent;
import io.queuewatch.pipeline.delivery.DeadLetterCounts;
import io.queuewatch.pipeline.outcome.OutcomeEvent;
import io.queuewatch.pipeline.wire.Message;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Hands on the events of contacts, and on the side those of agents and schedules and what contacts
 * lead to; what cannot be used goes to the dead letters, marks have done their work.
 */
public final class InboundSplitter extends ProcessFunction<Inbound, ContactEvent> {

    /** What could not be used. */
    public static final OutputTag<Message> DEAD_LETTERS =
            new OutputTag<>("dead-letters", Types.POJO(Message.class));

    /** What agents do. */
    public static final OutputTag<AgentChange> AGENTS =
            new OutputTag<>("agents", TypeInformation.of(AgentChange.class));

    /** What agents should do. */
    public static final OutputTag<ScheduledTime> SCHEDULES =
            new OutputTag<>("schedules", TypeInformation.of(ScheduledTime.class));

    /** What contacts lead to: of their own events, and of surveys. */
    public static final OutputTag<OutcomeEvent> OUTCOMES =
            new OutputTag<>("outcomes", TypeInformation.of(OutcomeEvent.class));

    private static final long serialVersionUID = 1L;

    private transient DeadLetters letters;
    private transient DeadLetterCounts refused;

    @Override
    public void open(OpenContext context) {
        letters = new DeadLetters();
        refused = DeadLetterCounts.in(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(Inbound inbound, Context context, Collector<ContactEvent> out) {
        switch (inbound.kind) {
            case EVENT -> {
                out.collect(inbound.event);
                OutcomeEvent outcome = OutcomeEvent.of(inbound.event);
                if (outcome != null) {
                    context.output(OUTCOMES, outcome);
                }
            }
            case AGENT -> context.output(AGENTS, inbound.agent);
            case SCHEDULE -> context.output(SCHEDULES, inbound.schedule);
            case SURVEY -> context.output(OUTCOMES, inbound.survey);
            case REFUSED -> {
                refused.add(inbound.reason);
                context.output(DEAD_LETTERS, letters.of(inbound));
            }
            case MARK -> {}
        }
    }
}
