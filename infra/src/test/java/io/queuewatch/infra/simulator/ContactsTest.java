package io.queuewatch.infra.simulator;

import static io.queuewatch.infra.simulator.Played.DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.schemas.Author;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.ChatEvent;
import io.queuewatch.schemas.EmailEvent;
import io.queuewatch.schemas.SocialEvent;
import io.queuewatch.schemas.SurveyEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

/** Lives of contacts, event by event, against what may follow what. */
class ContactsTest {
    /** What may come at any time once an agent has had the contact. */
    private static final Set<String> BESIDES =
            Set.of("WRAPPED_UP", "CREDITED", "UPDATED", "ESCALATED", "RESOLVED", "REOPENED");

    private static final Map<String, Set<String>> CALL =
            table(
                    """
                    BEGIN: INITIATED
                    INITIATED: QUEUED ENDED
                    QUEUED: RINGING ABANDONED LEFT_QUEUE
                    RINGING: ANSWERED RING_NO_ANSWER ABANDONED
                    RING_NO_ANSWER: RINGING ABANDONED LEFT_QUEUE
                    ANSWERED: HELD CONSULT_STARTED TRANSFERRED ENDED
                    HELD: RESUMED
                    RESUMED: CONSULT_STARTED TRANSFERRED ENDED
                    CONSULT_STARTED: CONSULT_ENDED
                    CONSULT_ENDED: TRANSFERRED
                    TRANSFERRED: QUEUED HELD CONSULT_STARTED TRANSFERRED ENDED
                    LEFT_QUEUE: QUEUED CALLBACK_SCHEDULED ENDED
                    CALLBACK_SCHEDULED: CALLBACK_ATTEMPTED
                    CALLBACK_ATTEMPTED: CALLBACK_ATTEMPTED CALLBACK_REACHED CALLBACK_EXPIRED
                    CALLBACK_REACHED: ENDED
                    ABANDONED: ENDED
                    """);

    private static final Map<String, Set<String>> CHAT =
            table(
                    """
                    BEGIN: MESSAGE
                    MESSAGE: MESSAGE QUEUED TRANSFERRED ENDED
                    QUEUED: ACCEPTED ABANDONED LEFT_QUEUE
                    ACCEPTED: MESSAGE
                    TRANSFERRED: QUEUED
                    LEFT_QUEUE: ENDED
                    ABANDONED: ENDED
                    """);

    private static final Map<String, Set<String>> LETTER =
            table(
                    """
                    BEGIN: RECEIVED
                    RECEIVED: ASSIGNED REPLIED
                    ASSIGNED: ASSIGNED REPLIED DISCARDED TRANSFERRED ON_HOLD
                    REPLIED: ASSIGNED REPLIED DISCARDED TRANSFERRED ON_HOLD CUSTOMER_REPLIED
                    TRANSFERRED: ASSIGNED REPLIED
                    ON_HOLD: RESUMED REPLIED
                    RESUMED: ASSIGNED
                    CUSTOMER_REPLIED: ASSIGNED
                    DISCARDED: REPLIED
                    """);

    private static Map<String, Set<String>> table(String text) {
        return text.lines()
                .map(line -> line.split(": "))
                .collect(Collectors.toMap(line -> line[0], line -> Set.of(line[1].split(" "))));
    }

    @Test
    void shouldLiveAsContactsOfTheirChannelDo() {
        lives(CallEvent.class).forEach(life -> shouldFollow(CALL, life));
        lives(ChatEvent.class).forEach(life -> shouldFollow(CHAT, life));
        lives(EmailEvent.class).forEach(life -> shouldFollow(LETTER, life));
        lives(SocialEvent.class).forEach(life -> shouldFollow(LETTER, life));
    }

    private static <T extends SpecificRecordBase> Stream<List<T>> lives(Class<T> type) {
        return DAYS.by("contactId", type).values().stream();
    }

    private static void shouldFollow(
            Map<String, Set<String>> table, List<? extends SpecificRecordBase> life) {
        String last = "BEGIN";
        for (String type : types(life).filter(type -> !BESIDES.contains(type)).toList()) {
            assertThat(table.getOrDefault(last, Set.of()))
                    .as("after %s in %s", last, life)
                    .contains(type);
            last = type;
        }
    }

    @Test
    void shouldEndEveryCallThatIsNotStillGoingOn() {
        Instant longAgo = Played.START.plus(Played.LENGTH).minus(Duration.ofHours(4));
        List<List<CallEvent>> unfinished =
                lives(CallEvent.class)
                        .filter(life -> Played.time(life.get(0)).isBefore(longAgo))
                        .filter(
                                life ->
                                        types(life)
                                                .noneMatch(
                                                        Set.of("ENDED", "CALLBACK_EXPIRED")
                                                                ::contains))
                        // Whoever asked for a call back at closing time gets it the next morning.
                        .filter(life -> types(life).noneMatch("CALLBACK_SCHEDULED"::equals))
                        .toList();
        assertThat(unfinished).isEmpty();
    }

    @Test
    void shouldSayWhoReplied() {
        assertThat(
                        DAYS.all(EmailEvent.class)
                                .filter(event -> event.getType().name().equals("REPLIED")))
                .allMatch(
                        event ->
                                event.getAuthor() == Author.SYSTEM
                                        ? event.getWorkTime() == null
                                        : event.getWorkTime() > 0 && event.getAgentId() != null);
        assertThat(DAYS.all(ChatEvent.class).map(ChatEvent::getAuthor))
                .contains(Author.BOT, Author.CUSTOMER, Author.AGENT);
    }

    @Test
    void shouldAskOnlyAboutContactsAndOnlyOnce() {
        Set<Object> contacts = new HashSet<>();
        DAYS.events().stream()
                .filter(event -> event.hasField("contactId") && event.hasField("queue"))
                .forEach(event -> contacts.add(event.get("contactId")));
        DAYS.by("contactId", SurveyEvent.class)
                .forEach(
                        (contact, survey) -> {
                            assertThat(contacts).contains(contact);
                            assertThat(List.of("INVITED", "ANSWERED", "FOLLOWED_UP"))
                                    .startsWith(types(survey).toArray(String[]::new));
                        });
    }

    private static Stream<String> types(List<? extends SpecificRecordBase> life) {
        return life.stream().map(event -> event.get("type").toString());
    }
}
