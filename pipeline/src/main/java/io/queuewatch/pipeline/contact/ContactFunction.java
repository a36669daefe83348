package io.queuewatch.pipeline.contact;

import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.schemas.DeadLetterReason;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keyed by contact: takes events in any order, reads the life they tell, and emits what has changed
 * in it as facts. A contact is forgotten when no event within the horizon can change it.
 */
public final class ContactFunction extends KeyedProcessFunction<String, ContactEvent, Fact> {

    /** Events that cannot be, with the reason. */
    public static final OutputTag<RejectedEvent> REJECTED =
            new OutputTag<>(
                    "rejected",
                    org.apache.flink.api.common.typeinfo.Types.POJO(RejectedEvent.class));

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ContactFunction.class);

    /** Contacts are forgotten on the quarter of an hour, so that most need one timer for it. */
    private static final long FORGET_EVERY_MS = 900_000;

    private final Channel channel;
    private final Targets targets;
    private final long horizonMs;
    private final long retentionMs;

    private transient ValueState<ContactState> contacts;
    private transient LifeReader reader;
    private transient Facts facts;
    private transient Collector<Fact> out;
    private transient Set<String> unlisted;
    private transient Counter duplicates;
    private transient Counter late;
    private transient Counter orphans;

    /**
     * The operator of one channel.
     *
     * @param channel the channel
     * @param targets what is promised to visits
     * @param horizonMs how late an event may come, in milliseconds
     * @param retentionMs how long after its last event a contact without an end is kept, in
     *     milliseconds; at least the horizon
     */
    public ContactFunction(Channel channel, Targets targets, long horizonMs, long retentionMs) {
        this.channel = channel;
        this.targets = targets;
        this.horizonMs = horizonMs;
        this.retentionMs = retentionMs;
    }

    @Override
    public void open(OpenContext context) {
        contacts =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "contact", new ContactStateSerializer()));
        reader = new LifeReader(targets, horizonMs);
        facts = new Facts(channel, fact -> out.collect(fact));
        unlisted = new HashSet<>();
        duplicates = getRuntimeContext().getMetricGroup().counter("duplicates");
        late = getRuntimeContext().getMetricGroup().counter("late");
        orphans = getRuntimeContext().getMetricGroup().counter("orphans");
    }

    @Override
    public void processElement(ContactEvent event, Context context, Collector<Fact> collector)
            throws Exception {
        out = collector;
        long now = reached(context.timerService());
        if (now - horizonMs > event.time) {
            late.inc();
            context.output(
                    REJECTED,
                    RejectedEvent.of(
                            event,
                            DeadLetterReason.TOO_LATE,
                            "came %d ms after it happened; the horizon is %d ms"
                                    .formatted(now - event.time, horizonMs)));
            return;
        }
        if (!admits(event, context)) {
            return;
        }
        ContactState contact = contacts.value();
        if (contact == null) {
            contact = new ContactState();
        }
        if (!contact.add(event)) {
            duplicates.inc();
            return;
        }
        advance(contact, now, context);
        schedule(contact, context);
        contacts.update(contact);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Fact> collector)
            throws Exception {
        out = collector;
        ContactState contact = contacts.value();
        if (contact == null || timestamp < contact.timer) {
            return;
        }
        contact.timer = Long.MAX_VALUE;
        long now = reached(context.timerService());
        if (now - keepMs(contact.life) >= contact.lastEventAt()) {
            forget(contact, now, context);
            contacts.clear();
        } else {
            // Most who were to pass their target have been answered since.
            if (contact.life.nextChange(horizonMs) <= now) {
                advance(contact, now, context);
            }
            schedule(contact, context);
            contacts.update(contact);
        }
    }

    private void advance(ContactState contact, long now, Context context) {
        Life life = reader.read(contact.events, now);
        facts.difference(contact.life, life);
        contact.life = life;
        for (LifeReader.Misfit misfit : reader.misfits()) {
            if (contact.deadLettered.add(misfit.event().eventId)) {
                context.output(
                        REJECTED,
                        RejectedEvent.of(misfit.event(), misfit.reason(), misfit.detail()));
            }
        }
    }

    private void schedule(ContactState contact, Context context) {
        long keptUntil = contact.lastEventAt() + keepMs(contact.life);
        long forgetAt = -Math.floorDiv(-keptUntil, FORGET_EVERY_MS) * FORGET_EVERY_MS;
        long next = Math.min(contact.life.nextChange(horizonMs), forgetAt);
        if (next < contact.timer) {
            context.timerService().registerEventTimeTimer(next);
            contact.timer = next;
        }
    }

    /** The last word on a contact: at the end of a replay its clocks have all run out. */
    private void forget(ContactState contact, long now, Context context) {
        Life life = reader.read(contact.events, now);
        facts.difference(contact.life, life);
        facts.release(life);
        for (ContactEvent event : reader.unmatched()) {
            if (contact.deadLettered.add(event.eventId)) {
                orphans.inc();
                context.output(
                        REJECTED,
                        RejectedEvent.of(
                                event,
                                DeadLetterReason.ORPHAN,
                                "the beginning of its visit is not known"));
            }
        }
    }

    /** Event time reached, so early at the start that durations can be taken off it. */
    private static long reached(TimerService timers) {
        return Math.max(timers.currentWatermark(), Long.MIN_VALUE / 2);
    }

    private long keepMs(Life life) {
        return life.open() ? retentionMs : horizonMs;
    }

    private boolean admits(ContactEvent event, Context context) {
        String queue =
                event.kind == EventKind.QUEUED
                        ? event.queue
                        : event.kind == EventKind.TRANSFERRED ? event.toQueue : null;
        if (queue == null || targets.lists(channel.label(), queue)) {
            return true;
        }
        if (targets.rejectsUnlisted()) {
            context.output(
                    REJECTED,
                    RejectedEvent.of(
                            event,
                            DeadLetterReason.REJECTED,
                            "queue '%s' is not listed in the targets, and unlisted queues are refused"
                                    .formatted(queue)));
            return false;
        }
        if (unlisted.add(queue)) {
            LOG.warn(
                    "queue '{}' is not listed in the targets: it is counted under the defaults of {}",
                    queue,
                    channel.label());
        }
        return true;
    }
}
