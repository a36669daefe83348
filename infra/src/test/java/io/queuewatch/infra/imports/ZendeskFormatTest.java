package io.queuewatch.infra.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.queuewatch.schemas.EmailEvent;
import io.queuewatch.schemas.SocialEvent;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZendeskFormatTest {

    private static final Path SAMPLES = Path.of("samples/zendesk");
    private static final String CREATED =
            """
            {"id":1,"ticket_id":5,"created_at":"2026-01-05T09:00:00Z","author_id":9,\
            "via":{"channel":"email"},"events":[\
            {"type":"Create","field_name":"requester_id","value":"9"},\
            {"type":"Create","field_name":"priority","value":"low"}]}""";
    private static final String SOLVED =
            """
            {"id":2,"ticket_id":5,"created_at":"2026-01-05T09:10:00Z","author_id":8,\
            "via":{"channel":"web"},"events":[\
            {"type":"Change","field_name":"status","value":"solved","previous_value":"new"}]}""";

    @TempDir Path directory;

    @Test
    void aTicketIsAnEmailFromReceiptToReopening() {
        assertThat(audits().life("101"))
                .containsExactly(
                        "09:00:00 RECEIVED queue=71 priority=2",
                        "09:30:00 ASSIGNED agentId=601",
                        "09:40:00 TRANSFERRED toQueue=72",
                        "10:00:00 REPLIED agentId=602 author=AGENT",
                        "10:00:00 ON_HOLD",
                        "10:00:00 UPDATED priority=1",
                        "10:30:00 CUSTOMER_REPLIED author=CUSTOMER",
                        "10:30:00 RESUMED",
                        "11:00:00 REPLIED agentId=602 author=AGENT",
                        "11:00:00 RESOLVED",
                        "12:00:00 INVITED",
                        "12:30:00 ANSWERED csat=2 scale=2",
                        "13:00:00 CUSTOMER_REPLIED author=CUSTOMER",
                        "13:00:00 REOPENED");
    }

    @Test
    void aTweetIsSocialAndAMergedTicketNeverWasOne() {
        assertThat(audits().life("102"))
                .containsExactly(
                        "09:01:00 RECEIVED queue=ungrouped network=twitter",
                        "09:50:00 TRANSFERRED network=twitter toQueue=71",
                        "11:10:00 REPLIED agentId=602 network=twitter author=AGENT",
                        "11:10:00 DISCARDED network=twitter");
        assertThat(audits().events(SocialEvent.class)).hasSize(4);
    }

    @Test
    void whatIsNotCountedIsNamed() {
        assertThat(audits().summary().skipped())
                .containsOnly(
                        entry("nothing that is counted", 1L),
                        entry("tickets by chat", 1L),
                        entry("tickets created before the first audit", 1L));
        assertThat(audits().summary().rejected()).isEmpty();
    }

    @Test
    void ticketEventsOfTheIncrementalExportSayTheSame() {
        Imports events = read(SAMPLES.resolve("ticket-events.jsonl"), Optional.empty());
        assertThat(events.life("201"))
                .containsExactly(
                        "09:00:00 RECEIVED queue=71",
                        "10:00:00 REPLIED agentId=601 author=AGENT",
                        "10:00:00 RESOLVED");
    }

    @Test
    void pagesThatOverlapTellNothingTwice() throws Exception {
        Imports read = read(CREATED + "\n" + SOLVED + "\n" + SOLVED + "\n" + CREATED + "\n");
        assertThat(read.life("5"))
                .containsExactly(
                        "09:00:00 RECEIVED queue=ungrouped priority=4", "09:10:00 RESOLVED");
        assertThat(read.summary().skipped())
                .containsExactly(entry("audits that come twice or not oldest first", 2L));
    }

    @Test
    void whatAgentsBeginIsOutboundAndAutomatsDoNotAnswer() throws Exception {
        String begun =
                CREATED.replace("\"email\"", "\"web\"")
                        .replace(
                                "\"events\":[",
                                "\"events\":[{\"type\":\"Comment\",\"author_id\":8,\"public\":true},");
        assertThat(read(begun).life("5"))
                .containsExactly(
                        "09:00:00 RECEIVED queue=ungrouped priority=4 direction=OUTBOUND",
                        "09:00:00 REPLIED agentId=8 direction=OUTBOUND author=AGENT");
        String automatic =
                SOLVED.replace("\"web\"", "\"rule\"")
                        .replace(
                                "\"events\":[",
                                "\"events\":[{\"type\":\"Comment\",\"author_id\":8,\"public\":true},");
        assertThat(read(CREATED + "\n" + automatic).life("5"))
                .contains("09:10:00 REPLIED author=SYSTEM");
    }

    @Test
    void requestersAreHashedOrLeftOut() {
        assertThat(audits().events(EmailEvent.class)).allMatch(e -> e.getCustomer() == null);
        Imports hashed =
                read(
                        SAMPLES.resolve("audits.json"),
                        Optional.of(CustomerKey.of("a key of some length")));
        assertThat(hashed.events(EmailEvent.class).stream().map(EmailEvent::getCustomer))
                .filteredOn(Objects::nonNull)
                .singleElement()
                .asString()
                .matches("[0-9a-f]{32}");
        assertThat(hashed.all().toString()).doesNotContain("501", "not read");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "ticket_id":5, | | no ticket_id | ticket_id is missing
                    "low" | "lowest" | events.value is not a priority: urgent, high, normal, low | events[1].value: "lowest"
                    "created_at" | "made_at" | no created_at | created_at is missing
                    "id":1 | "id":"one" | id is not a whole number | id: "one" is not
                    "requester_id" | "requester" | no requester_id | the ticket is created without a requester_id
                    "events":[ | "events":5,"x":[ | events is not a list | events: 5 is not a list
                    {"type" | 7,{"type" | events is not a list of objects | events: [7,
                    "via":{ | "via":}{ | no JSON | this is no JSON
                    """)
    void aBadAuditIsKeptAsideAndTheNextIsRead(
            String right, String wrong, String reason, String message) throws Exception {
        String bad = CREATED.replace(right, wrong == null ? "" : wrong);
        String another = CREATED.replace("\"ticket_id\":5", "\"ticket_id\":6");
        Imports read = read(bad + "\n" + another + "\n");
        assertThat(read.summary().rejected()).containsExactly(entry(reason, 1L));
        assertThat(read.told()).singleElement().asString().contains("calls.txt:1: ", message);
        assertThat(read.life("6")).containsExactly("09:00:00 RECEIVED queue=ungrouped priority=4");
    }

    private Imports audits() {
        return read(SAMPLES.resolve("audits.json"), Optional.empty());
    }

    private Imports read(Path file, Optional<CustomerKey> key) {
        return Imports.of(directory, new ZendeskFormat(key), file);
    }

    private Imports read(String text) throws Exception {
        return Imports.of(directory, new ZendeskFormat(Optional.empty()), text);
    }
}
