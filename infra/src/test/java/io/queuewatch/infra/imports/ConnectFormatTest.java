package io.queuewatch.infra.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.EmailEvent;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectFormatTest {

    private static final Path SAMPLES = Path.of("samples/amazon-connect");
    private static final String RECORD =
            """
            {"ContactId":"c","Channel":"VOICE","InitiationMethod":"INBOUND",\
            "InitiationTimestamp":"2026-01-05T09:00:00Z","DisconnectTimestamp":"2026-01-05T09:05:00Z",\
            "Queue":{"Name":"Billing","EnqueueTimestamp":"2026-01-05T09:00:20Z"},\
            "Agent":{"ConnectedToAgentTimestamp":"2026-01-05T09:01:00Z"}}""";

    @TempDir Path directory;

    @Test
    void aRecordIsACallFromMenuToAfterContactWork() {
        assertThat(records().life("c-1"))
                .containsExactly(
                        "09:00:00 INITIATED",
                        "09:00:20 QUEUED queue=Billing",
                        "09:00:50 ANSWERED agentId=a-1 team=Evening",
                        "09:04:20 HELD agentId=a-1",
                        "09:05:00 RESUMED agentId=a-1",
                        "09:05:00 ENDED agentId=a-1 by=CUSTOMER",
                        "09:05:30 WRAPPED_UP agentId=a-1");
    }

    @Test
    void whoLeavesTheQueueAbandonsAndWhoNeverReachesItLeavesTheMenu() {
        assertThat(records().life("c-2"))
                .containsExactly(
                        "09:10:00 INITIATED",
                        "09:10:15 QUEUED queue=Billing",
                        "09:11:30 ABANDONED queue=Billing");
        assertThat(records().life("c-3"))
                .containsExactly("09:12:00 INITIATED", "09:12:40 ENDED by=SYSTEM");
    }

    @Test
    void theLegsOfATransferAreOneContact() {
        assertThat(records().life("c-4"))
                .containsExactly(
                        "09:20:00 INITIATED",
                        "09:20:10 QUEUED queue=Billing",
                        "09:20:15 ANSWERED agentId=a-1 team=Evening",
                        "09:22:00 TRANSFERRED toQueue=Technical",
                        "09:22:00 QUEUED queue=Technical",
                        "09:22:00 ENDED agentId=a-1 by=AGENT",
                        "09:22:40 ANSWERED agentId=a-2 team=Evening",
                        "09:25:00 ENDED agentId=a-2 by=CUSTOMER");
        assertThat(records().events())
                .filteredOn(event -> event.getContactId().equals("c-4"))
                .extracting(CallEvent::getLeg)
                .containsOnly("c-4", "c-5");
    }

    @Test
    void aCallbackBelongsToTheCallThatAskedForIt() {
        assertThat(records().life("c-6"))
                .containsExactly(
                        "09:30:00 INITIATED",
                        "09:30:10 QUEUED queue=Billing",
                        "09:31:00 CALLBACK_SCHEDULED queue=Billing",
                        "09:40:00 CALLBACK_ATTEMPTED agentId=a-3 team=Evening",
                        "09:40:20 CALLBACK_REACHED agentId=a-3 team=Evening",
                        "09:45:00 ENDED agentId=a-3 by=AGENT");
    }

    @Test
    void chatsAndEmailsGoToTheirOwnTopics() {
        assertThat(records().life("c-8"))
                .containsExactly(
                        "10:00:05 QUEUED queue=Chat",
                        "10:00:35 ACCEPTED agentId=a-2 team=Evening",
                        "10:00:50 MESSAGE agentId=a-2 author=AGENT",
                        "10:08:00 ENDED agentId=a-2 by=CUSTOMER",
                        "10:08:20 WRAPPED_UP agentId=a-2");
        assertThat(records().life("c-9"))
                .containsExactly(
                        "11:00:02 RECEIVED queue=Mail",
                        "12:00:00 ASSIGNED agentId=a-2 team=Evening",
                        "12:20:00 REPLIED agentId=a-2 team=Evening author=AGENT workTime=600000",
                        "12:30:00 RESOLVED agentId=a-2");
        assertThat(records().events(EmailEvent.class)).hasSize(4);
    }

    @Test
    void outboundCallsAreMarkedAndTasksCounted() {
        assertThat(records().life("c-11"))
                .containsExactly(
                        "13:00:00 INITIATED direction=OUTBOUND",
                        "13:00:15 ANSWERED agentId=a-1 team=Evening direction=OUTBOUND",
                        "13:03:00 ENDED agentId=a-1 direction=OUTBOUND by=AGENT");
        assertThat(records().summary().skipped()).containsExactly(entry("TASK", 1L));
        assertThat(records().summary().rows()).isEqualTo(12);
    }

    @Test
    void contactEventsTellTheSameAsTheyHappen() {
        Imports events =
                Imports.of(
                        directory,
                        new ConnectFormat(Optional.empty()),
                        SAMPLES.resolve("contact-events.json"));
        assertThat(events.life("e-1"))
                .containsExactly(
                        "14:00:00 INITIATED",
                        "14:00:10 QUEUED queue=q-billing",
                        "14:00:30 ANSWERED agentId=a-1",
                        "14:04:00 ENDED agentId=a-1 by=CUSTOMER",
                        "14:04:40 WRAPPED_UP agentId=a-1");
        assertThat(events.summary().skipped()).containsExactly(entry("CONTACT_DATA_UPDATED", 1L));
    }

    @Test
    void aRecordDeliveredAgainReplacesItself() throws Exception {
        String later = RECORD.replace("{", "{\"LastUpdateTimestamp\":\"2026-01-05T09:30:00Z\",");
        later = later.replaceFirst("Queue\":\\{\"LastUpdateTimestamp\":[^,]*,", "Queue\":{");
        later = later.replaceFirst("Agent\":\\{\"LastUpdateTimestamp\":[^,]*,", "Agent\":{");
        Imports read = read(RECORD + "\n" + later + "\n");
        assertThat(read.events())
                .filteredOn(event -> event.getEventId().equals("c/QUEUED"))
                .extracting(CallEvent::getRevision)
                .containsExactlyInAnyOrder(0, 1800);
    }

    @Test
    void customersAreHashedOrLeftOutAndNoNameOrTextIsRead() {
        assertThat(records().all()).noneMatch(event -> event.toString().contains("+1206"));
        Imports hashed =
                Imports.of(
                        directory,
                        new ConnectFormat(Optional.of(CustomerKey.of("a key of some length"))),
                        SAMPLES.resolve("contact-records.jsonl"));
        assertThat(hashed.events())
                .filteredOn(event -> event.getContactId().matches("c-[14]"))
                .extracting(CallEvent::getCustomer)
                .hasSize(15)
                .allMatch(customer -> customer.matches("[0-9a-f]{32}"))
                .containsOnly(hashed.events().get(0).getCustomer());
        assertThat(hashed.all().toString())
                .doesNotContain("+1206", "example.com", "not-read", "not read");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "ContactId":"c", | | no ContactId | ContactId is missing
                    VOICE | FAX | Channel is not VOICE, CHAT, EMAIL or TASK | Channel: "FAX" is not
                    "2026-01-05T09:00:20Z" | "soon" | Queue.EnqueueTimestamp is not a moment like 2026-01-31T09:30:00Z | Queue.EnqueueTimestamp: "soon" is not
                    "2026-01-05T09:01:00Z" | 5.5 | Agent.ConnectedToAgentTimestamp is not a text | Agent.ConnectedToAgentTimestamp: 5.5
                    T09:05:00Z | T08:05:00Z | times out of order | DisconnectTimestamp, 2026-01-05T08:05:00Z, is before
                    "Name":"Billing", | | no Queue.Name | Queue.Name is missing
                    {"Name" | 7, "Queues":{"Name" | Queue is not an object | Queue: 7 is not an object
                    "Channel" | "Channel" "VOICE", " | no JSON | this is no JSON: Unexpected character
                    """)
    void aBadRecordIsKeptAsideAndTheNextIsRead(
            String right, String wrong, String reason, String message) throws Exception {
        String bad = RECORD.replace(right, wrong == null ? "" : wrong);
        Imports read = read(bad + "\n" + RECORD + "\n");
        assertThat(read.summary().rejected()).containsExactly(entry(reason, 1L));
        assertThat(read.told()).hasSize(1);
        assertThat(read.told().get(0)).contains("calls.txt:1: ", message);
        assertThat(read.summary().converted()).isEqualTo(1);
        assertThat(read.rejects().resolve("calls.txt.rejected.csv"))
                .content()
                .contains(bad.replace("\"", "\"\""));
    }

    private Imports read(String text) throws Exception {
        return Imports.of(directory, new ConnectFormat(Optional.empty()), text);
    }

    private Imports records() {
        return Imports.of(
                directory,
                new ConnectFormat(Optional.empty()),
                SAMPLES.resolve("contact-records.jsonl"));
    }
}
