package io.queuewatch.pipeline.contact;

import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.PublishedTargets;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.time.CoalescingOperator;
import io.queuewatch.schemas.DeadLetterReason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keyed by contact: takes events in any order, reads the life they tell, and emits what has changed
 * in it as facts. An event is judged when it arrives; a life is read once for all events that came
 * before time moved on. A contact is forgotten when no event within the horizon can change it.
 */
public final class ContactOperator extends CoalescingOperator<List<ContactEvent>, Fact>
        implements TwoInputStreamOperator<ContactEvent, PublishedTargets, Fact> {

    /** Events that cannot be, with the reason. */
    public static final OutputTag<RejectedEvent> REJECTED =
            new OutputTag<>("rejected", Types.POJO(RejectedEvent.class));

    /** What each agent did on the visits of chats. */
    public static final OutputTag<ContactPart> PARTS =
            new OutputTag<>("parts", TypeInformation.of(ContactPart.class));

    /** What happens to the clocks of what contacts were promised. */
    public static final OutputTag<ClockTurn> CLOCKS =
            new OutputTag<>("clocks", Types.POJO(ClockTurn.class));

    /** Each contact as a whole, whenever that changes. */
    public static final OutputTag<ContactReport> REPORTS =
            new OutputTag<>("reports", TypeInformation.of(ContactReport.class));

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ContactOperator.class);

    /** Contacts are forgotten on the quarter of an hour, so that most are due once for it. */
    private static final long FORGET_EVERY_MS = 900_000;

    private final TargetsHistory start;
    private final JobSettings settings;

    private transient TargetsHistory targets;
    private transient BroadcastState<String, PublishedTargets> versions;
    private transient boolean restored;
    private transient long newest;
    private transient ValueStateDescriptor<ContactState> descriptor;
    private transient ValueState<ContactState> contacts;
    private transient ContactFormat format;
    private transient LifeReader reader;
    private transient Facts facts;
    private transient ContactParts parts;
    private transient ClockTurns clocks;
    private transient StreamRecord<Fact> record;
    private transient Set<Targets.QueueName> unlisted;
    private transient boolean eventsEnded;
    private transient boolean versionsRead;
    private transient Counter duplicates;
    private transient Counter late;
    private transient Counter orphans;

    /**
     * The operator of all channels.
     *
     * @param start what is promised to visits until versions say otherwise
     * @param settings how late an event may come, and how long contacts are kept
     */
    public ContactOperator(TargetsHistory start, JobSettings settings) {
        this.start = start;
        this.settings = settings;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        restored = context.isRestored();
        // What was read before a restore may be of any time.
        newest = restored ? Long.MAX_VALUE : Long.MIN_VALUE;
        versions =
                context.getOperatorStateStore()
                        .getBroadcastState(
                                new MapStateDescriptor<>(
                                        "targets", String.class, PublishedTargets.class));
        targets = start.copy();
        for (Map.Entry<String, PublishedTargets> version : versions.entries()) {
            targets.add(version.getValue());
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        descriptor = new ValueStateDescriptor<>("contact", new ContactStateSerializer());
        contacts = getRuntimeContext().getState(descriptor);
        format = new ContactFormat();
        reader = new LifeReader(targets, settings);
        record = new StreamRecord<>(null);
        facts = new Facts(fact -> output.collect(record.replace(fact)));
        parts = new ContactParts(part -> output.collect(PARTS, new StreamRecord<>(part)));
        StreamRecord<ClockTurn> turned = new StreamRecord<>(null);
        clocks = new ClockTurns(turn -> output.collect(CLOCKS, turned.replace(turn)));
        unlisted = new HashSet<>();
        duplicates = getMetricGroup().counter("duplicates");
        late = getMetricGroup().counter("late");
        orphans = getMetricGroup().counter("orphans");
        this.<String>getKeyedStateBackend()
                .applyToAllKeys(
                        VoidNamespace.INSTANCE,
                        VoidNamespaceSerializer.INSTANCE,
                        descriptor,
                        (key, contact) -> listDeadline(key, contact.value().timer));
    }

    /** Versions have no time: that of events goes on as they came, whenever those are read. */
    @Override
    public void processWatermark1(Watermark mark) throws Exception {
        if (mark.equals(Watermark.MAX_WATERMARK)) {
            eventsEnded = true;
            end();
        } else {
            processWatermark(mark);
        }
    }

    @Override
    public void processWatermark2(Watermark mark) throws Exception {
        if (mark.equals(Watermark.MAX_WATERMARK)) {
            versionsRead = true;
            end();
        }
    }

    /** A replay ends when the versions are read, too: contacts are forgotten then. */
    private void end() throws Exception {
        if (eventsEnded && versionsRead) {
            processWatermark(Watermark.MAX_WATERMARK);
        }
    }

    /**
     * A version of the targets. As a rule it comes before anything that it counts for; where it
     * comes later, the lives that began meanwhile are read again, so that the numbers are the same.
     */
    @Override
    public void processElement2(StreamRecord<PublishedTargets> element) throws Exception {
        PublishedTargets version = element.getValue();
        if (versions.contains(version.versionId)) {
            return;
        }
        versions.put(version.versionId, version);
        if ((targets.add(version) || restored) && newest >= version.validFrom) {
            this.<String>getKeyedStateBackend()
                    .applyToAllKeys(
                            VoidNamespace.INSTANCE,
                            VoidNamespaceSerializer.INSTANCE,
                            descriptor,
                            (key, contact) -> readAgain(key, version.validFrom));
        }
    }

    private void readAgain(String contactId, long from) throws Exception {
        ContactState state = contacts.value();
        Contact contact = state.contact(format);
        if (contact.lastEventAt() >= from) {
            advance(contact);
            keep(state, contact, contactId);
        }
    }

    @Override
    public void processElement1(StreamRecord<ContactEvent> element) throws Exception {
        ContactEvent event = element.getValue();
        newest = Math.max(newest, event.time);
        if (inTime(event) && admits(event)) {
            pending(event.contactId).add(event);
        }
    }

    @Override
    protected List<ContactEvent> nothingPending() {
        return new ArrayList<>(4);
    }

    @Override
    protected void drain(String contactId, List<ContactEvent> events) throws Exception {
        ContactState state = contacts.value();
        if (state == null) {
            state = new ContactState(new Contact());
        }
        Contact contact = state.contact(format);
        boolean changed = contact.mixes(events);
        if (changed) {
            // The channel of the first event may become another: what was counted is taken back
            // where it was.
            become(contact, Life.NONE);
        }
        for (int i = 0; i < events.size(); i++) {
            if (contact.add(events.get(i))) {
                changed = true;
            } else {
                duplicates.inc();
            }
        }
        if (changed) {
            advance(contact);
            keep(state, contact, contactId);
        }
    }

    @Override
    protected void due(String contactId, long deadline) throws Exception {
        ContactState state = contacts.value();
        if (state == null || deadline != state.timer) {
            return;
        }
        state.timer = Long.MAX_VALUE;
        Contact contact = state.contact(format);
        if (reached() - keepMs(contact) >= contact.lastEventAt()) {
            forget(contact);
            contacts.clear();
        } else {
            // Most who were to pass their target have been answered since.
            if (changes(contact)) {
                advance(contact);
                keep(state, contact, contactId);
            } else {
                schedule(state, contact, contactId);
                contacts.update(state);
            }
        }
    }

    private void keep(ContactState state, Contact contact, String contactId) throws Exception {
        schedule(state, contact, contactId);
        state.keep(contact, format);
        contacts.update(state);
    }

    private void advance(Contact contact) {
        read(contact);
        for (Misfits.Misfit misfit : reader.misfits()) {
            if (contact.putAside(misfit.event().eventId)) {
                reject(misfit.event(), misfit.reason(), misfit.detail());
            }
        }
    }

    private void read(Contact contact) {
        become(contact, reader.read(contact.events(), reached()));
        contact.allPlaced = reader.unmatched().isEmpty();
    }

    private void become(Contact contact, Life life) {
        Channel channel = contact.channel();
        facts.difference(channel, contact.life, life);
        if (channel == Channel.CHAT) {
            parts.difference(contact, contact.life, life);
        }
        report(ContactReports.difference(contact, contact.life, life));
        clocks.difference(contact, life, reached());
        contact.life = life;
    }

    private void report(ContactReport report) {
        if (report != null) {
            output.collect(REPORTS, new StreamRecord<>(report));
        }
    }

    private void schedule(ContactState state, Contact contact, String contactId) {
        long keptUntil = contact.lastEventAt() + keepMs(contact);
        long forgetAt = -Math.floorDiv(-keptUntil, FORGET_EVERY_MS) * FORGET_EVERY_MS;
        long next = Math.min(nextChange(contact), forgetAt);
        // What was to be done by now is done.
        if (next < state.timer || state.timer <= reached()) {
            listDeadline(contactId, next);
            state.timer = next;
        }
    }

    /** The last word on a contact: at the end of a replay its clocks have all run out. */
    private void forget(Contact contact) {
        if (!contact.allPlaced || !contact.life.inbound() || changes(contact)) {
            read(contact);
            buryOrphans(contact);
        }
        facts.release(contact.channel(), contact.life);
        if (contact.channel() == Channel.CHAT) {
            parts.release(contact, contact.life);
        }
        report(ContactReports.last(contact));
        clocks.release(contact);
    }

    private void buryOrphans(Contact contact) {
        for (ContactEvent event : reader.unmatched()) {
            // What tells of outcomes is missed there, not here, where its contact is not known.
            if (!event.kind.ofOutcome() && contact.putAside(event.eventId)) {
                orphans.inc();
                reject(event, DeadLetterReason.ORPHAN, "the beginning of its visit is not known");
            }
        }
    }

    /** Whether event time alone has changed it since it was read. */
    private boolean changes(Contact contact) {
        long next = nextChange(contact);
        return next != Long.MAX_VALUE && next <= reached();
    }

    private long nextChange(Contact contact) {
        return Math.min(
                contact.nextClock, contact.life.nextChange(contact.channel().horizonMs(settings)));
    }

    private long keepMs(Contact contact) {
        long keepMs =
                contact.life.lacksEnding()
                        ? contact.channel().retentionMs(settings)
                        : contact.channel().horizonMs(settings);
        return contact.owed ? Math.max(keepMs, settings.outcomeHorizonMs()) : keepMs;
    }

    /** Whether it came within the horizon; what did not is put aside. */
    private boolean inTime(ContactEvent event) throws Exception {
        long horizonMs = event.channel.horizonMs(settings);
        if (reached() - horizonMs <= event.time) {
            return true;
        }
        // Too late for the queue's numbers, but what tells of outcomes not for those.
        if (event.kind.ofOutcome()) {
            return isOwed(event);
        }
        late.inc();
        reject(
                event,
                DeadLetterReason.TOO_LATE,
                "came %d ms after it happened; the horizon is %d ms"
                        .formatted(reached() - event.time, horizonMs));
        return false;
    }

    /** Whether clocks wait for what the event tells of its contact's outcome, by all that came. */
    private boolean isOwed(ContactEvent event) throws Exception {
        dealWithPending(event.contactId);
        ContactState state = contacts.value();
        return state != null
                && state.contact(format).owed
                && reached() - settings.outcomeHorizonMs() <= event.time;
    }

    /** Whether its queue is listed, or may be unlisted. */
    private boolean admits(ContactEvent event) {
        String queue =
                event.kind == EventKind.QUEUED
                        ? event.queue
                        : event.kind == EventKind.TRANSFERRED ? event.toQueue : null;
        if (queue == null) {
            return true;
        }
        Targets then = targets.at(event.time);
        if (then.lists(event.channel.label(), queue)) {
            return true;
        }
        if (then.rejectsUnlisted()) {
            reject(
                    event,
                    DeadLetterReason.REJECTED,
                    "queue '%s' is not listed in the targets, and unlisted queues are refused"
                            .formatted(queue));
            return false;
        }
        if (unlisted.add(new Targets.QueueName(event.channel.label(), queue))) {
            LOG.warn(
                    "queue '{}' is not listed in the targets: it is counted under the defaults of {}",
                    queue,
                    event.channel.label());
        }
        return true;
    }

    private void reject(ContactEvent event, DeadLetterReason reason, String detail) {
        output.collect(REJECTED, new StreamRecord<>(RejectedEvent.of(event, reason, detail)));
    }
}
