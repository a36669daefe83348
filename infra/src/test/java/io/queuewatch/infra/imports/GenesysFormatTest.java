package io.queuewatch.infra.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.queuewatch.schemas.CallEvent;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenesysFormatTest {

    private static final Path SAMPLE = Path.of("samples/genesys-cloud/conversations.json");
    private static final String CONVERSATION =
            """
            {"conversationId":"g","conversationStart":"2026-01-05T09:00:00.000Z","participants":[\
            {"purpose":"customer","sessions":[{"mediaType":"voice","segments":[\
            {"segmentType":"interact","segmentStart":"2026-01-05T09:00:00.000Z"}]}]},\
            {"purpose":"acd","sessions":[{"mediaType":"voice","segments":[\
            {"segmentType":"interact","segmentStart":"2026-01-05T09:00:10.000Z","queueId":"q"}]}]}]}""";

    @TempDir Path directory;

    @Test
    void aCallIsReadFromItsParticipantsSegments() {
        assertThat(sample().life("g-1"))
                .containsExactly(
                        "09:00:00 INITIATED",
                        "09:00:20 QUEUED queue=q-1",
                        "09:00:55 RING_NO_ANSWER queue=q-1 agentId=u-9",
                        "09:01:10 ANSWERED queue=q-1 agentId=u-1",
                        "09:02:00 HELD agentId=u-1",
                        "09:02:30 RESUMED agentId=u-1",
                        "09:05:00 ENDED by=AGENT",
                        "09:06:00 WRAPPED_UP agentId=u-1",
                        "10:00:00 ANSWERED nps=9");
    }

    @Test
    void whoHangsUpInTheQueueAbandons() {
        assertThat(sample().life("g-2"))
                .containsExactly(
                        "09:10:00 INITIATED",
                        "09:10:10 QUEUED queue=q-1",
                        "09:11:00 ABANDONED queue=q-1");
    }

    @Test
    void aBlindTransferWaitsAgainAnAttendedOneDoesNot() {
        assertThat(sample().life("g-3"))
                .containsExactly(
                        "09:20:00 INITIATED",
                        "09:20:05 QUEUED queue=q-1",
                        "09:20:25 ANSWERED queue=q-1 agentId=u-1",
                        "09:22:00 TRANSFERRED agentId=u-1 toQueue=q-2 transfer=BLIND",
                        "09:22:00 QUEUED queue=q-2",
                        "09:22:30 ANSWERED queue=q-2 agentId=u-2",
                        "09:26:00 ENDED by=CUSTOMER");
        assertThat(sample().life("g-4"))
                .containsExactly(
                        "09:30:00 INITIATED",
                        "09:30:05 QUEUED queue=q-1",
                        "09:30:10 ANSWERED queue=q-1 agentId=u-1",
                        "09:32:00 HELD agentId=u-1",
                        "09:33:00 TRANSFERRED agentId=u-1 toQueue=q-2 toAgent=u-2"
                                + " transfer=ATTENDED",
                        "09:33:00 RESUMED agentId=u-1",
                        "09:36:00 ENDED by=CUSTOMER");
    }

    @Test
    void aCallbackIsScheduledAttemptedAndReached() {
        assertThat(sample().life("g-5"))
                .containsExactly(
                        "09:40:00 INITIATED",
                        "09:40:10 QUEUED queue=q-1",
                        "09:41:00 CALLBACK_SCHEDULED queue=q-1",
                        "09:55:00 CALLBACK_ATTEMPTED agentId=u-1",
                        "09:55:30 CALLBACK_REACHED agentId=u-1",
                        "10:00:00 ENDED by=CUSTOMER");
    }

    @Test
    void messagesAreChatsAndEmailsAreAnsweredWhenTheAgentLeavesThem() {
        assertThat(sample().life("g-6"))
                .containsExactly(
                        "11:00:01 QUEUED queue=q-3",
                        "11:00:31 ACCEPTED queue=q-3 agentId=u-2",
                        "11:08:00 ENDED by=CUSTOMER",
                        "11:09:00 WRAPPED_UP agentId=u-2");
        assertThat(sample().life("g-7"))
                .containsExactly(
                        "12:00:00 RECEIVED queue=q-4",
                        "13:00:00 ASSIGNED queue=q-4 agentId=u-2",
                        "13:08:00 REPLIED agentId=u-2 author=AGENT workTime=600000",
                        "13:10:00 RESOLVED");
    }

    @Test
    void whatTheCentreBeginsIsOutboundAndOtherMediaAreCounted() {
        assertThat(sample().life("g-8"))
                .containsExactly(
                        "14:00:00 INITIATED direction=OUTBOUND",
                        "14:00:10 ANSWERED agentId=u-1 direction=OUTBOUND",
                        "14:02:00 ENDED agentId=u-1 direction=OUTBOUND by=CUSTOMER");
        assertThat(sample().summary().skipped()).containsExactly(entry("media screenshare", 1L));
        assertThat(sample().summary().rejected()).isEmpty();
    }

    @Test
    void aNumberHasTheSameHashWhateverItsScheme() {
        CustomerKey key = CustomerKey.of("a key of some length");
        Imports hashed = Imports.of(directory, new GenesysFormat(Optional.of(key)), SAMPLE);
        assertThat(hashed.events())
                .filteredOn(event -> event.getContactId().equals("g-1"))
                .extracting(CallEvent::getCustomer)
                .containsOnly(key.hash("+12065550101"));
        assertThat(hashed.all().toString()).doesNotContain("+1206", "example.com", "not read");
        assertThat(sample().events()).allMatch(event -> event.getCustomer() == null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "conversationId":"g", | | no conversationId | conversationId is missing
                    "mediaType":"voice" | "mediaType":"telepathy" | participants.sessions.mediaType is not voice, chat, message, email or callback | participants[0].sessions[0].mediaType: "telepathy"
                    "participants" | "people" | no participants | no participant has sessions
                    ,"queueId":"q" | | no queueId | an acd session has no segment with queueId
                    "2026-01-05T09:00:10.000Z" | "2026-01-05T09:00:10.000Z","segmentEnd":"2026-01-05T08:00:00.000Z" | times out of order | segmentEnd, 2026-01-05T08:00:00Z, is before segmentStart
                    "2026-01-05T09:00:10.000Z" | true | participants.sessions.segments.segmentStart is not a text | segments[0].segmentStart: true
                    "segments":[ | "segments":{} ,"x":[ | participants.sessions.segments is not a list | segments: {} is not a list
                    "participants":[ | "participants":[,[ | no JSON | this is no JSON
                    """)
    void aBadConversationIsKeptAsideAndTheNextIsRead(
            String right, String wrong, String reason, String message) throws Exception {
        String bad = CONVERSATION.replace(right, wrong == null ? "" : wrong);
        String another = CONVERSATION.replace("\"g\"", "\"h\"");
        Imports read =
                Imports.of(
                        directory,
                        new GenesysFormat(Optional.empty()),
                        bad + "\n" + another + "\n");
        assertThat(read.summary().rejected()).containsExactly(entry(reason, 1L));
        assertThat(read.told()).singleElement().asString().contains("calls.txt:1: ", message);
        assertThat(read.life("h")).containsExactly("09:00:00 INITIATED", "09:00:10 QUEUED queue=q");
    }

    private Imports sample() {
        return Imports.of(directory, new GenesysFormat(Optional.empty()), SAMPLE);
    }
}
