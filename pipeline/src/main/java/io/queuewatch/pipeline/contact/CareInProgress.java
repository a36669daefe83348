package io.queuewatch.pipeline.contact;

import io.queuewatch.pipeline.sla.Pause;
import java.util.ArrayList;
import java.util.List;

/** What the clocks of a contact hang on, while its events are being read. */
final class CareInProgress {

    private final List<Care.Ask> asks = new ArrayList<>();
    private final List<Care.Owed> urgencies = new ArrayList<>();
    private final List<Pause> holds = new ArrayList<>();
    private final List<Pause> resolutions = new ArrayList<>();
    private Care.Owed escalation;
    private String escalatedBy;
    private long reopenedAt;

    void clear() {
        asks.clear();
        urgencies.clear();
        holds.clear();
        resolutions.clear();
        escalation = null;
        escalatedBy = null;
        reopenedAt = 0;
    }

    /** Whether something that the customer wrote waits for a reply. */
    boolean asking() {
        return !asks.isEmpty() && last(asks).end() == 0;
    }

    /** The customer wrote, by way of the visit with this index. */
    void asked(int visit, long time) {
        if (!asking()) {
            asks.add(new Care.Ask(visit, time, 0, false));
        }
    }

    /** A person replied, or nothing needs a reply any more. */
    void answered(boolean replied, long time) {
        if (asking()) {
            Care.Ask ask = last(asks);
            replaceLast(asks, new Care.Ask(ask.visit(), ask.since(), time, replied));
        }
    }

    /** Whether the contact is of priority 1. */
    boolean urgent() {
        return !urgencies.isEmpty() && last(urgencies).settledAt() == 0;
    }

    void urgent(Care.Owed owed) {
        urgencies.add(owed);
    }

    void urgentNoMore(long time) {
        replaceLast(urgencies, last(urgencies).settled(time));
    }

    /** Whether nobody has asked level 2 for anything yet. */
    boolean ofLevelOne() {
        return escalation == null;
    }

    void escalated(Care.Owed owed, String agent) {
        escalation = owed;
        escalatedBy = agent;
    }

    /** An agent, or one not known, did something for the customer. */
    void acted(String agent, long time) {
        if (agent == null || !agent.equals(escalatedBy)) {
            settleEscalation(time);
        }
    }

    private void settleEscalation(long time) {
        if (escalation != null && escalation.settledAt() == 0) {
            escalation = escalation.settled(time);
        }
    }

    void held(long time) {
        begin(holds, time);
    }

    void resumed(long time) {
        end(holds, time);
    }

    void resolved(long time) {
        begin(resolutions, time);
        settleEscalation(time);
    }

    void reopened(long time) {
        end(resolutions, time);
        reopenedAt = time;
    }

    private static void begin(List<Pause> pauses, long time) {
        if (pauses.isEmpty() || last(pauses).to() != Pause.LASTING) {
            pauses.add(new Pause(time, Pause.LASTING));
        }
    }

    private static void end(List<Pause> pauses, long time) {
        if (!pauses.isEmpty() && last(pauses).to() == Pause.LASTING) {
            replaceLast(pauses, new Pause(last(pauses).from(), time));
        }
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }

    private static <T> void replaceLast(List<T> list, T by) {
        list.set(list.size() - 1, by);
    }

    /**
     * All of it.
     *
     * @param byEvents whether the source tells of resolutions
     */
    Care read(boolean byEvents) {
        if (asks.isEmpty()
                && urgencies.isEmpty()
                && holds.isEmpty()
                && resolutions.isEmpty()
                && escalation == null
                && reopenedAt == 0) {
            return byEvents ? Care.BY_EVENTS : Care.NONE;
        }
        return new Care(
                byEvents,
                List.copyOf(asks),
                escalation,
                List.copyOf(urgencies),
                List.copyOf(holds),
                List.copyOf(resolutions),
                reopenedAt);
    }
}
