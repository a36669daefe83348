package io.queuewatch.pipeline.contact;

import io.queuewatch.pipeline.config.ServiceLevelFormula;
import io.queuewatch.pipeline.config.Target;
import io.queuewatch.pipeline.sla.BusinessCalendar;
import io.queuewatch.pipeline.wire.Text;
import io.queuewatch.pipeline.wire.VersionedSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes what is remembered of a contact. */
final class ContactStateSerializer extends VersionedSerializer<ContactState> {

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 2;

    private static final Visit.Outcome[] OUTCOMES = Visit.Outcome.values();

    private final ContactEventSerializer eventSerializer = new ContactEventSerializer();
    private transient Text text;
    private transient Map<String, BusinessCalendar> calendars;

    ContactStateSerializer() {
        super(VERSION);
    }

    private Text text() {
        if (text == null) {
            text = new Text();
        }
        return text;
    }

    @Override
    protected void write(ContactState state, DataOutputView out) throws IOException {
        Text.writeLong(state.events.size(), out);
        for (ContactEvent event : state.events) {
            eventSerializer.serialize(event, out);
        }
        Text.writeLong(state.deadLettered().size(), out);
        for (String id : state.deadLettered()) {
            text().write(id, out);
        }
        out.writeLong(state.timer);
        writeLife(state.life, out);
    }

    @Override
    protected ContactState read(int writtenVersion, DataInputView in) throws IOException {
        int size = (int) Text.readLong(in);
        List<ContactEvent> events = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            events.add(eventSerializer.deserialize(in));
        }
        int letters = (int) Text.readLong(in);
        Set<String> deadLettered = letters == 0 ? Set.of() : new HashSet<>(letters);
        for (int i = 0; i < letters; i++) {
            deadLettered.add(text().read(in));
        }
        ContactState state = new ContactState(events, deadLettered);
        state.timer = in.readLong();
        state.life = readLife(writtenVersion, in);
        return state;
    }

    private void writeLife(Life life, DataOutputView out) throws IOException {
        Text.writeLong(life.visits().size(), out);
        for (Visit visit : life.visits()) {
            writeVisit(visit, out);
        }
        out.writeBoolean(life.transferred());
        out.writeBoolean(life.menuExit() != null);
        if (life.menuExit() != null) {
            out.writeLong(life.menuExit().begin());
            out.writeLong(life.menuExit().at());
            text().write(life.menuExit().segment(), out);
            text().write(life.menuExit().site(), out);
            out.writeByte(life.menuExit().priority());
        }
    }

    private Life readLife(int writtenVersion, DataInputView in) throws IOException {
        int size = (int) Text.readLong(in);
        List<Visit> visits = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            visits.add(readVisit(writtenVersion, in));
        }
        boolean transferred = in.readBoolean();
        Life.MenuExit exit =
                in.readBoolean()
                        ? new Life.MenuExit(
                                in.readLong(),
                                in.readLong(),
                                text().readPooled(in),
                                text().readPooled(in),
                                in.readByte())
                        : null;
        return size == 0 && exit == null ? Life.NONE : new Life(visits, exit, transferred);
    }

    private void writeTarget(Target target, DataOutputView out) throws IOException {
        Text.writeLong(target.waitMs(), out);
        Text.writeLong(target.shortAbandonMs(), out);
        out.writeDouble(target.rate());
        text().write(target.formula().label(), out);
        Text.writeLong(target.costPerContact(), out);
        Text.writeLong(target.responseMs(), out);
        Text.writeLong(target.callbackMs(), out);
        text().write(target.calendar() == null ? null : target.calendar().toString(), out);
    }

    private Target readTarget(int writtenVersion, DataInputView in) throws IOException {
        long wait = Text.readLong(in);
        long shortAbandon = Text.readLong(in);
        double rate = in.readDouble();
        ServiceLevelFormula formula = ServiceLevelFormula.of(text().readPooled(in));
        long cost = Text.readLong(in);
        return writtenVersion == 1
                ? new Target(
                        wait,
                        shortAbandon,
                        rate,
                        formula,
                        cost,
                        wait,
                        Target.CALLBACK_DEFAULT_MS,
                        null)
                : new Target(
                        wait,
                        shortAbandon,
                        rate,
                        formula,
                        cost,
                        Text.readLong(in),
                        Text.readLong(in),
                        calendar(text().read(in)));
    }

    /** Calendars are written by what they say, so that a visit keeps the one it began under. */
    private BusinessCalendar calendar(String definition) {
        if (definition == null) {
            return null;
        }
        if (calendars == null) {
            calendars = new HashMap<>();
        }
        return calendars.computeIfAbsent(definition, BusinessCalendar::parse);
    }

    private void writeVisit(Visit visit, DataOutputView out) throws IOException {
        text().write(visit.queue(), out);
        text().write(visit.segment(), out);
        text().write(visit.site(), out);
        out.writeByte(visit.priority());
        writeTarget(visit.target(), out);
        out.writeLong(visit.begin());
        out.writeByte(visit.outcome().ordinal());
        out.writeLong(visit.outcomeAt());
        out.writeByte(visit.reason() == null ? -1 : visit.reason().ordinal());
        out.writeBoolean(visit.passed());
        out.writeLong(visit.handledAt());
        Text.writeLong(visit.talkMs(), out);
        Text.writeLong(visit.holdMs(), out);
        Text.writeLong(visit.wrapMs(), out);
        Text.writeLong(visit.agents().size(), out);
        for (String agent : visit.agents()) {
            text().write(agent, out);
        }
        out.writeBoolean(visit.callbackWaiting());
    }

    private Visit readVisit(int writtenVersion, DataInputView in) throws IOException {
        String queue = text().readPooled(in);
        String segment = text().readPooled(in);
        String site = text().readPooled(in);
        int priority = in.readByte();
        Target target = readTarget(writtenVersion, in);
        long begin = in.readLong();
        Visit.Outcome outcome = OUTCOMES[in.readByte()];
        long outcomeAt = in.readLong();
        int reason = in.readByte();
        boolean passed = in.readBoolean();
        long handledAt = in.readLong();
        long talk = Text.readLong(in);
        long hold = Text.readLong(in);
        long wrap = Text.readLong(in);
        int agentCount = (int) Text.readLong(in);
        List<String> agents = agentCount == 0 ? List.of() : new ArrayList<>(agentCount);
        for (int i = 0; i < agentCount; i++) {
            agents.add(text().readPooled(in));
        }
        return new Visit(
                queue,
                segment,
                site,
                priority,
                target,
                begin,
                outcome,
                outcomeAt,
                reason < 0 ? null : FlowOutReason.of(reason),
                passed,
                handledAt,
                talk,
                hold,
                wrap,
                agents,
                in.readBoolean());
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public ContactState copy(ContactState from) {
        return from.copy();
    }

    @Override
    public TypeSerializer<ContactState> duplicate() {
        return new ContactStateSerializer();
    }

    @Override
    public TypeSerializerSnapshot<ContactState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serializer in savepoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ContactState> {
        /** For Flink. */
        public Snapshot() {
            super(ContactStateSerializer::new);
        }
    }
}
