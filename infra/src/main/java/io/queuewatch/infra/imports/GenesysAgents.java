package io.queuewatch.infra.imports;

import java.time.Instant;

/** What agents did in a conversation of Genesys Cloud, as events. */
final class GenesysAgents {

    private final Drafts drafts;

    GenesysAgents(Drafts drafts) {
        this.drafts = drafts;
    }

    boolean isVoice() {
        return drafts.record() == EventRecord.CALL;
    }

    boolean isEmail() {
        return drafts.record() == EventRecord.EMAIL;
    }

    /** An agent was connected, or given the email. */
    void answered(GenesysSession agent, Instant time, String queue) {
        drafts.add(answer(), time).with("queue", queue).with("agentId", agent.user());
    }

    /** The customer of an outbound contact was connected. */
    void reached(Instant time, String agent) {
        drafts.add(answer(), time).with("agentId", agent);
    }

    /** An email was written. */
    void replied(Instant time, String agent, Long workTime) {
        drafts.add("REPLIED", time)
                .with("author", "AGENT")
                .with("agentId", agent)
                .with("workTime", workTime);
    }

    /** Holds, in calls. */
    void holds(GenesysSession agent) {
        if (isVoice()) {
            for (GenesysSession.Segment hold : agent.of("hold")) {
                drafts.add("HELD", hold.start()).with("agentId", agent.user());
                if (hold.end() != null) {
                    drafts.add("RESUMED", hold.end()).with("agentId", agent.user());
                }
            }
        }
    }

    /** The end of after-contact work, in calls and chats. */
    void wrapUp(GenesysSession agent) {
        if (!isEmail()) {
            agent.of("wrapup").stream()
                    .filter(wrapUp -> wrapUp.end() != null)
                    .reduce((first, second) -> second)
                    .ifPresent(
                            wrapUp ->
                                    drafts.add("WRAPPED_UP", wrapUp.end())
                                            .with("agentId", agent.user()));
        }
    }

    /** A call that the agent did not take. */
    void ringNoAnswer(GenesysSession agent) {
        if (isVoice() && agent.connected().isEmpty()) {
            for (GenesysSession.Segment alert : agent.of("alert")) {
                if (alert.end() != null) {
                    drafts.add("RING_NO_ANSWER", alert.end())
                            .with("queue", alert.queue())
                            .with("agentId", agent.user());
                }
            }
        }
    }

    private String answer() {
        return switch (drafts.record()) {
            case CHAT -> "ACCEPTED";
            case EMAIL -> "ASSIGNED";
            default -> "ANSWERED";
        };
    }
}
