package io.queuewatch.pipeline.contact;

import io.queuewatch.pipeline.config.Target;
import io.queuewatch.pipeline.wire.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How visits are kept in state. What version 1 did not know of is as if it had not happened. */
final class VisitFormat {

    private static final Visit.Outcome[] OUTCOMES = Visit.Outcome.values();

    private final Text text;
    private final TagsFormat tags;
    private final TargetFormat targets;

    VisitFormat(Text text) {
        this.text = text;
        tags = new TagsFormat(text);
        targets = new TargetFormat(text);
    }

    void write(Visit visit, DataOutputView out) throws IOException {
        text.write(visit.queue(), out);
        tags.write(visit.tags(), out);
        targets.write(visit.target(), out);
        out.writeLong(visit.begin());
        out.writeByte(visit.outcome().ordinal());
        out.writeLong(visit.outcomeAt());
        out.writeByte(visit.reason() == null ? -1 : visit.reason().ordinal());
        out.writeBoolean(visit.passed());
        Handling handling = visit.handling();
        out.writeBoolean(handling != null);
        if (handling != null) {
            out.writeLong(handling.at());
            out.writeBoolean(handling.timed());
            Text.writeLong(handling.talkMs(), out);
            Text.writeLong(handling.holdMs(), out);
            Text.writeLong(handling.wrapMs(), out);
        }
        Text.writeLong(visit.parts().size(), out);
        for (AgentPart part : visit.parts()) {
            text.write(part.agent(), out);
            out.writeLong(part.open());
            out.writeLong(part.close());
        }
        out.writeLong(visit.firstReplyAt());
        Text.writeLong(visit.responses().size(), out);
        for (Response response : visit.responses()) {
            out.writeLong(response.since());
            Text.writeLong(response.at() - response.since(), out);
        }
        Text.writeLong(visit.callBacks().size(), out);
        for (CallBack callBack : visit.callBacks()) {
            write(callBack, out);
        }
    }

    private static void write(CallBack callBack, DataOutputView out) throws IOException {
        out.writeLong(callBack.promisedAt());
        Text.writeLong(callBack.attempts().size(), out);
        for (long attempt : callBack.attempts()) {
            out.writeLong(attempt);
        }
        out.writeLong(callBack.settledAt());
        out.writeBoolean(callBack.reached());
        out.writeBoolean(callBack.overdue());
    }

    Visit read(int version, DataInputView in) throws IOException {
        String queue = text.readPooled(in);
        Tags known = tags.read(version, in);
        Target target = targets.read(version, in);
        long begin = in.readLong();
        Visit.Outcome outcome = OUTCOMES[in.readByte()];
        long outcomeAt = in.readLong();
        int reason = in.readByte();
        boolean passed = in.readBoolean();
        Handling handling = version == 1 ? readHandlingOfOne(in) : readHandling(in);
        List<AgentPart> parts = version == 1 ? readPartsOfOne(outcomeAt, in) : readParts(in);
        return new Visit(
                queue,
                known,
                target,
                begin,
                target.deadline(begin),
                outcome,
                outcomeAt,
                reason < 0 ? null : FlowOutReason.of(reason),
                passed,
                handling,
                parts,
                version == 1 ? 0 : in.readLong(),
                version == 1 ? List.of() : readResponses(in),
                version == 1
                        ? readCallBackOfOne(outcomeAt, target, in)
                        : readCallBacks(target, in));
    }

    private static Handling readHandling(DataInputView in) throws IOException {
        return in.readBoolean()
                ? new Handling(
                        in.readLong(),
                        in.readBoolean(),
                        Text.readLong(in),
                        Text.readLong(in),
                        Text.readLong(in))
                : null;
    }

    private static Handling readHandlingOfOne(DataInputView in) throws IOException {
        long at = in.readLong();
        Handling handling =
                new Handling(at, true, Text.readLong(in), Text.readLong(in), Text.readLong(in));
        return at == 0 ? null : handling;
    }

    private List<AgentPart> readParts(DataInputView in) throws IOException {
        int size = (int) Text.readLong(in);
        List<AgentPart> parts = size == 0 ? List.of() : new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            parts.add(new AgentPart(text.readPooled(in), in.readLong(), in.readLong()));
        }
        return parts;
    }

    /** Version 1 kept the agents in service alone. */
    private List<AgentPart> readPartsOfOne(long open, DataInputView in) throws IOException {
        int size = (int) Text.readLong(in);
        List<AgentPart> parts = size == 0 ? List.of() : new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            parts.add(new AgentPart(text.readPooled(in), open, 0));
        }
        return parts;
    }

    private static List<Response> readResponses(DataInputView in) throws IOException {
        int size = (int) Text.readLong(in);
        List<Response> responses = size == 0 ? List.of() : new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            long since = in.readLong();
            responses.add(new Response(since, since + Text.readLong(in)));
        }
        return responses;
    }

    private static List<CallBack> readCallBacks(Target target, DataInputView in)
            throws IOException {
        int size = (int) Text.readLong(in);
        List<CallBack> callBacks = size == 0 ? List.of() : new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            long promisedAt = in.readLong();
            int tries = (int) Text.readLong(in);
            List<Long> attempts = new ArrayList<>(tries);
            for (int j = 0; j < tries; j++) {
                attempts.add(in.readLong());
            }
            callBacks.add(
                    new CallBack(
                            promisedAt,
                            target.callbackDeadline(promisedAt),
                            attempts,
                            in.readLong(),
                            in.readBoolean(),
                            in.readBoolean()));
        }
        return callBacks;
    }

    /** Version 1 kept whether one is owed alone. */
    private static List<CallBack> readCallBackOfOne(
            long promisedAt, Target target, DataInputView in) throws IOException {
        return in.readBoolean()
                ? List.of(
                        new CallBack(
                                promisedAt,
                                target.callbackDeadline(promisedAt),
                                List.of(),
                                0,
                                false,
                                false))
                : List.of();
    }
}
