package io.queuewatch.pipeline.clock;

import io.queuewatch.pipeline.contact.ClockTurn;
import io.queuewatch.pipeline.sla.PromiseTime;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.Breach;
import io.queuewatch.schemas.Codec;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Tells of every promise that comes to be at risk or is broken, and of those that were not. */
public final class BreachFunction extends ProcessFunction<ClockTurn, Message> {

    private static final long serialVersionUID = 1L;

    private transient Codec<Breach> records;
    private transient long asOf;

    @Override
    public void open(OpenContext context) {
        records = Codec.of(Breach.class);
    }

    @Override
    public void processElement(ClockTurn turn, Context context, Collector<Message> out) {
        boolean breached = turn.kind == ClockTurn.Kind.BREACHED;
        if (breached || turn.kind == ClockTurn.Kind.AT_RISK) {
            out.collect(Message.of(turn.contactId, records, record(turn, breached)));
        }
    }

    private Breach record(ClockTurn turn, boolean breached) {
        String stage = breached ? "breached" : "at_risk";
        Breach breach = new Breach();
        breach.setObjective(turn.objective.label());
        breach.setSeverity(breached ? "warning" : "info");
        breach.setChannel(turn.channel.label());
        breach.setQueue(turn.queue);
        breach.setAt(Instant.ofEpochMilli(turn.at));
        breach.setAsOf(Instant.ofEpochMilli(asOf(turn)));
        breach.setId(
                turn.contactId + '/' + turn.objective.label() + '/' + turn.start + '/' + stage);
        breach.setContactId(turn.contactId);
        breach.setSegment(turn.segment);
        breach.setPriority(turn.priority);
        breach.setState(turn.sign < 0 ? "withdrawn" : stage);
        breach.setSince(Instant.ofEpochMilli(turn.start));
        if (turn.deadline != PromiseTime.NEVER) {
            breach.setDeadline(Instant.ofEpochMilli(turn.deadline));
        }
        if (turn.end != 0) {
            breach.setEnded(Instant.ofEpochMilli(turn.end));
            breach.setOverMs(turn.overMs);
        }
        return breach;
    }

    /** The end of a replay is no time, nor is what was before the first mark. */
    private long asOf(ClockTurn turn) {
        if (turn.toldAt != Long.MAX_VALUE) {
            asOf = Math.max(asOf, turn.toldAt);
        }
        return Math.max(asOf, turn.at);
    }
}
