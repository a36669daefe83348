package io.queuewatch.infra.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One conversation of Genesys Cloud on its way to events; {@link GenesysFormat} has the table. */
final class GenesysConversation {

    private static final Set<String> SOMEBODY_LEFT = Set.of("peer", "client", "endpoint");
    private static final int HIGHEST_SCORE = 10;

    private final GenesysContact contact;
    private final List<GenesysSession> agents;
    private final Optional<GenesysSession> callback;
    private final Drafts drafts;
    private final GenesysAgents done;
    private final List<GenesysSession> visits = new ArrayList<>();
    private final Set<GenesysSession> consulted = new HashSet<>();

    /**
     * @param drafts of this contact, to which its events are added
     */
    GenesysConversation(GenesysContact contact, Drafts drafts) {
        this.contact = contact;
        this.agents = contact.agents();
        this.callback = contact.callback();
        this.drafts = drafts;
        this.done = new GenesysAgents(drafts);
    }

    Conversion convert() {
        if (contact.outbound() && callback.isEmpty()) {
            initiated();
            outbound();
        } else if (!contact.queues().isEmpty() || callback.isPresent() || agents.isEmpty()) {
            initiated();
            inbound();
        }
        surveys();
        return drafts.events().isEmpty()
                ? Conversion.skipped("no queue")
                : Conversion.of(drafts.events());
    }

    private void initiated() {
        if (done.isVoice()) {
            drafts.add("INITIATED", contact.start());
        }
    }

    private void outbound() {
        String agent = agents.isEmpty() ? null : agents.get(0).user();
        contact.customer().connected().ifPresent(time -> done.reached(time, agent));
        Instant over = contact.customer().disconnected();
        if (over != null && done.isEmail()) {
            done.replied(over, agent, null);
        } else if (over != null) {
            drafts.add("ENDED", over).with("by", contact.endedBy()).with("agentId", agent);
        }
    }

    private void inbound() {
        for (GenesysSession queue : contact.queues()) {
            if (queue.queue() == null) {
                throw new RowException("no queueId", "an acd session has no segment with queueId");
            }
            Optional<GenesysSession> asking = contact.asking(queue);
            if (asking.isPresent()) {
                consult(asking.get(), queue);
            } else {
                begin(queue);
            }
        }
        for (GenesysSession agent : agents) {
            if (!consulted.contains(agent) && !callsBack(agent)) {
                answer(agent);
            }
        }
        unanswered();
        callback.ifPresent(this::callBack);
        contact.sessions().stream().filter(GenesysSession::isAgents).forEach(done::ringNoAnswer);
        end();
    }

    private void begin(GenesysSession visit) {
        if (!visits.isEmpty()) {
            Optional<GenesysSession> from = contact.handingOver(visit);
            drafts.add("TRANSFERRED", visit.begin())
                    .with("toQueue", visit.queue())
                    .with("transfer", from.isPresent() ? "BLIND" : null)
                    .with("agentId", from.map(GenesysSession::user).orElse(null));
        }
        if (visits.isEmpty() || !done.isEmail()) {
            drafts.add(done.isEmail() ? "RECEIVED" : "QUEUED", visit.begin())
                    .with("queue", visit.queue());
        }
        visits.add(visit);
    }

    private void consult(GenesysSession asking, GenesysSession queue) {
        Optional<GenesysSession> asked =
                agents.stream()
                        .filter(
                                agent ->
                                        !agent.equals(asking)
                                                && GenesysContact.serves(agent, queue))
                        .findFirst();
        asked.ifPresent(consulted::add);
        Instant time = asking.disconnected();
        if (!asking.isTransferred() || time == null) {
            return;
        }
        Optional<GenesysSession> inTime =
                asked.filter(agent -> !agent.connected().get().isAfter(time));
        drafts.add("TRANSFERRED", time)
                .with("toQueue", queue.queue())
                .with("agentId", asking.user())
                .with("transfer", inTime.isPresent() ? "ATTENDED" : "BLIND")
                .with("toAgent", inTime.map(GenesysSession::user).orElse(null));
        asked.ifPresent(
                agent -> {
                    if (inTime.isEmpty()) {
                        done.answered(agent, agent.connected().get(), queue.queue());
                    }
                    done.holds(agent);
                    done.wrapUp(agent);
                });
    }

    private void answer(GenesysSession agent) {
        Optional<GenesysSession> visit =
                visits.stream()
                        .filter(queue -> GenesysContact.serves(agent, queue))
                        .reduce((first, second) -> second);
        Instant time = agent.connected().get();
        if (visit.isEmpty()) {
            drafts.add("TRANSFERRED", time).with("toAgent", agent.user());
        }
        done.answered(agent, time, visit.map(GenesysSession::queue).orElse(null));
        done.holds(agent);
        if (done.isEmail() && agent.disconnected() != null && !agent.isTransferred()) {
            done.replied(agent.disconnected(), agent.user(), agent.work().toMillis());
        }
        done.wrapUp(agent);
    }

    /** What became of the last visit where no agent answered it. */
    private void unanswered() {
        if (visits.isEmpty() || callback.isPresent() || done.isEmail()) {
            return;
        }
        GenesysSession last = visits.get(visits.size() - 1);
        boolean answered = agents.stream().anyMatch(agent -> GenesysContact.serves(agent, last));
        if (last.end() == null || answered) {
            return;
        }
        Optional<GenesysSession> voicemail =
                contact.sessions().stream()
                        .filter(session -> session.purpose().equals("voicemail"))
                        .filter(session -> !session.begin().isBefore(last.begin()))
                        .findFirst();
        if (voicemail.isPresent()) {
            left(last, voicemail.get().begin(), "VOICEMAIL");
        } else if (last.hasMetric("tAbandon") || SOMEBODY_LEFT.contains(last.disconnect())) {
            drafts.add("ABANDONED", last.end()).with("queue", last.queue());
        } else if (last.hasMetric("tFlowOut")) {
            left(last, last.end(), "OVERFLOW");
        } else if (contact.end() != null) {
            drafts.add("ENDED", last.end()).with("by", "SYSTEM");
        }
    }

    private void left(GenesysSession visit, Instant time, String reason) {
        drafts.add("LEFT_QUEUE", time).with("queue", visit.queue()).with("reason", reason);
    }

    private void callBack(GenesysSession wanted) {
        drafts.add("CALLBACK_SCHEDULED", wanted.begin()).with("queue", wanted.queue());
        for (GenesysSession attempt : contact.sessions()) {
            if (attempt.isCallback() && attempt.isAgents() && attempt.connected().isPresent()) {
                drafts.add("CALLBACK_ATTEMPTED", attempt.connected().get())
                        .with("agentId", attempt.user());
            }
        }
        Optional<GenesysSession> caller = agents.stream().filter(this::callsBack).findFirst();
        if (caller.isPresent()) {
            drafts.add("CALLBACK_REACHED", caller.get().connected().get())
                    .with("agentId", caller.get().user());
            done.holds(caller.get());
            done.wrapUp(caller.get());
        } else if (contact.end() != null) {
            drafts.add("CALLBACK_EXPIRED", contact.end()).with("queue", wanted.queue());
        }
    }

    private boolean callsBack(GenesysSession agent) {
        return callback.isPresent() && !agent.begin().isBefore(callback.get().begin());
    }

    private void end() {
        if (done.isEmail()) {
            if (contact.end() != null && !visits.isEmpty()) {
                drafts.add("RESOLVED", contact.end());
            }
            return;
        }
        boolean menuOnly = agents.isEmpty() && visits.isEmpty() && callback.isEmpty();
        Instant over = menuOnly ? contact.end() : served();
        if (over != null) {
            drafts.add("ENDED", over).with("by", contact.endedBy());
        }
    }

    /** When the last agent left the customer; null where one has not, or there was none. */
    private Instant served() {
        Instant last = null;
        for (GenesysSession agent : agents) {
            Instant left = agent.disconnected();
            if (left == null) {
                return null;
            }
            last = last == null || left.isAfter(last) ? left : last;
        }
        return last;
    }

    private void surveys() {
        for (JsonFields survey : contact.fields().list("surveys")) {
            Long score = survey.whole("surveyPromoterScore");
            if (score != null && "Finished".equals(survey.text("surveyStatus"))) {
                if (score < 0 || score > HIGHEST_SCORE) {
                    throw survey.wrong("surveyPromoterScore", "a score from 0 to 10");
                }
                Instant time = survey.requiredTime("surveyCompletedDate");
                drafts.add(EventRecord.SURVEY, "ANSWERED", time).with("nps", score);
            }
        }
    }
}
