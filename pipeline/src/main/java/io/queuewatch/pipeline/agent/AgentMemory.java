package io.queuewatch.pipeline.agent;

import io.queuewatch.pipeline.contact.ContactPart;
import io.queuewatch.pipeline.kpi.AgentPresence;
import java.util.ArrayList;
import java.util.List;

/** What is remembered of one agent. A POJO for Flink, so that it can grow. */
public class AgentMemory {

    /** How the agent stood before all changes that are remembered one by one. */
    public Standing before = new Standing();

    /** Changes within the horizon, one per event id, in {@link AgentChange#ORDER}. */
    public List<AgentChange> changes = new ArrayList<>();

    /** What the agent did before, settled. */
    public List<Span> past = new ArrayList<>();

    /** What is scheduled, one per event id. */
    public List<ScheduledTime> schedule = new ArrayList<>();

    /** Chats that may still change, or that overlap such; as they were counted or released. */
    public List<ContactPart> parts = new ArrayList<>();

    /** Event time up to which time has been counted, in milliseconds. */
    public long now = Long.MIN_VALUE / 2;

    /** How the agent shows in its queues, or null where it does not. */
    public AgentPresence shown;

    /** The queues that it shows in. */
    public List<String> shownIn = List.of();

    /** The earliest timer set, in milliseconds; {@code Long.MAX_VALUE} where none is. */
    public long timer = Long.MAX_VALUE;

    /**
     * Takes a change in its place.
     *
     * @return false where it is known already, in this revision or a later one
     */
    boolean add(AgentChange change) {
        for (int i = changes.size() - 1; i >= 0; i--) {
            AgentChange known = changes.get(i);
            if (known.eventId.equals(change.eventId)) {
                if (known.revision >= change.revision) {
                    return false;
                }
                changes.remove(i);
                break;
            }
        }
        int place = changes.size();
        while (place > 0 && AgentChange.ORDER.compare(changes.get(place - 1), change) > 0) {
            place--;
        }
        changes.add(place, change);
        return true;
    }

    /**
     * Takes a schedule.
     *
     * @return false where it is known already, in this revision or a later one
     */
    boolean add(ScheduledTime scheduled) {
        for (int i = 0; i < schedule.size(); i++) {
            ScheduledTime known = schedule.get(i);
            if (known.eventId.equals(scheduled.eventId)) {
                if (known.revision >= scheduled.revision) {
                    return false;
                }
                schedule.set(i, scheduled);
                return true;
            }
        }
        schedule.add(scheduled);
        return true;
    }

    /**
     * Takes a part of a contact as what it is told to be. One whose end is not known when its
     * contact is forgotten is taken back.
     */
    void add(ContactPart part) {
        if (part.change == ContactPart.Change.COUNTED) {
            parts.add(part);
            return;
        }
        for (int i = 0; i < parts.size(); i++) {
            ContactPart known = parts.get(i);
            if (known.sameAs(part)) {
                if (part.change == ContactPart.Change.RELEASED && !part.goesOn()) {
                    known.change = part.change;
                } else {
                    parts.remove(i);
                }
                return;
            }
        }
    }

    /** Settles what no event within the horizon can change, and lets go what nobody asks for. */
    void settle(AgentLimits limits) {
        int settled = 0;
        while (settled < changes.size() && changes.get(settled).time < now - limits.horizonMs()) {
            AgentChange change = changes.get(settled);
            Span.append(past, Span.of(before, change.time, limits.silenceMs()));
            before = before.after(change, limits.silenceMs());
            settled++;
        }
        changes.subList(0, settled).clear();
        past.removeIf(span -> span.to <= now - limits.keepMs());
        schedule.removeIf(scheduled -> scheduled.to <= now - limits.keepMs());
    }

    /** Whether neither schedules nor chats are remembered. */
    boolean isBlank() {
        return schedule.isEmpty() && parts.isEmpty();
    }

    /** Lets go and returns the chats that nothing can change any more. */
    List<ContactPart> letGoOfParts(AgentLimits limits) {
        List<ContactPart> gone = new ArrayList<>();
        for (List<ContactPart> group : Chats.groups(parts)) {
            if (group.stream()
                    .allMatch(
                            part ->
                                    part.change == ContactPart.Change.RELEASED
                                            && part.close <= now - limits.horizonMs())) {
                gone.addAll(group);
            }
        }
        parts.removeAll(gone);
        return gone;
    }
}
