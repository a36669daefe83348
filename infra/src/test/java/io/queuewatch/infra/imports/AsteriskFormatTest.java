package io.queuewatch.infra.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.groups.Tuple.tuple;

import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import io.queuewatch.schemas.EndedBy;
import io.queuewatch.schemas.LeaveReason;
import io.queuewatch.schemas.TransferKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AsteriskFormatTest {

    private static final String LOG =
            """
            1767600000|NONE|NONE|NONE|QUEUESTART|
            1767600001|NONE|support|SIP/201|ADDMEMBER|
            1767600010|1767600005.1|support|NONE|ENTERQUEUE||972500000001|1
            1767600015|1767600005.1|support|SIP/202|RINGNOANSWER|5000
            1767600020|1767600005.1|support|SIP/201|CONNECT|10|1767600015.2|4
            1767600080|1767600005.1|support|SIP/201|COMPLETECALLER|10|60|1
            1767600100|1767600100.3|support|NONE|ENTERQUEUE||972500000002|1
            1767600130|1767600100.3|support|NONE|ABANDON|1|1|30
            1767600200|1767600200.4|sales|NONE|ENTERQUEUE||972500000003|1
            1767600260|1767600200.4|sales|NONE|EXITWITHTIMEOUT|1
            1767600300|1767600300.5|sales|NONE|ENTERQUEUE||972500000001|1
            1767600300|1767600300.5|sales|SIP/203|CONNECT|0|1767600300.6|0
            1767600320|1767600300.5|sales|SIP/203|BLINDTRANSFER|100|default|0|20|1
            1767600400|1767600400.7|sales|NONE|ENTERQUEUE||972500000004|1
            1767600405|1767600400.7|sales|NONE|EXITWITHKEY|0|1
            1767600500|1767600500.8|sales|NONE|ENTERQUEUE||972500000005|1
            1767600505|1767600500.8|sales|NONE|EXITEMPTY|1|1|5
            no line of a log
            1767600510|NONE|sales|NONE|ABANDON|1|1|5
            soon|1767600500.8|sales|NONE|ABANDON|1|1|5
            """;

    @TempDir Path directory;

    @Test
    void callsBecomeEventsAndTheRestIsCounted() throws Exception {
        Imports read = read(Optional.empty());
        assertThat(read.events())
                .extracting(CallEvent::getType, CallEvent::getQueue, CallEvent::getAgentId)
                .startsWith(
                        tuple(CallEventType.QUEUED, "support", null),
                        tuple(CallEventType.RING_NO_ANSWER, "support", "SIP/202"),
                        tuple(CallEventType.ANSWERED, "support", "SIP/201"),
                        tuple(CallEventType.ENDED, "support", "SIP/201"));
        assertThat(read.summary().skipped())
                .containsOnly(entry("QUEUESTART", 1L), entry("ADDMEMBER", 1L));
        assertThat(read.summary().rejected())
                .containsOnly(
                        entry("wrong number of cells", 1L),
                        entry("no call", 1L),
                        entry("not a time", 1L));
        assertThat(read.events())
                .first()
                .extracting(CallEvent::getEventTime)
                .isEqualTo(Instant.ofEpochSecond(1767600010));
    }

    @Test
    void saysHowCallsLeftTheQueueAndEnded() throws Exception {
        Imports read = read(Optional.empty());
        assertThat(read.events())
                .filteredOn(e -> e.getType() == CallEventType.LEFT_QUEUE)
                .extracting(CallEvent::getReason)
                .containsExactly(LeaveReason.TIMEOUT, LeaveReason.KEY, LeaveReason.CLOSED);
        assertThat(read.events())
                .filteredOn(e -> e.getType() == CallEventType.TRANSFERRED)
                .extracting(CallEvent::getTransfer, CallEvent::getToQueue, CallEvent::getToAgent)
                .containsExactly(tuple(TransferKind.BLIND, null, null));
        assertThat(read.events())
                .filteredOn(e -> e.getType() == CallEventType.ENDED)
                .extracting(CallEvent::getBy)
                .containsExactly(EndedBy.CUSTOMER);
    }

    @Test
    void theOrderOfTheLogDecidesWithinASecond() throws Exception {
        assertThat(read(Optional.empty()).events())
                .filteredOn(e -> e.getContactId().equals("1767600300.5"))
                .extracting(CallEvent::getType)
                .startsWith(CallEventType.QUEUED, CallEventType.ANSWERED);
    }

    @Test
    void queuesOfOneSecondAreVisitsOfTheirOwn() throws Exception {
        String log =
                """
                1767600500|1.8|sales|NONE|ENTERQUEUE||1|1
                1767600500|1.8|sales|NONE|EXITEMPTY|1|1|0
                1767600500|1.8|support|NONE|ENTERQUEUE||1|1
                1767600500|1.8|support|NONE|EXITEMPTY|1|1|0
                """;
        List<CallEvent> events =
                Imports.of(directory, new AsteriskFormat(Optional.empty()), log).events();

        assertThat(events).hasSize(4);
        assertThat(events.stream().map(CallEvent::getEventId)).doesNotHaveDuplicates();
    }

    @Test
    void numbersOfCallersAreHashedOrLeftOut() throws Exception {
        assertThat(read(Optional.empty()).events()).allMatch(e -> e.getCustomer() == null);
        Imports hashed = read(Optional.of(CustomerKey.of("a key of some length")));
        assertThat(hashed.events())
                .filteredOn(e -> e.getCustomer() != null)
                .hasSize(6)
                .extracting(CallEvent::getCustomer)
                .doesNotContain("972500000001");
        assertThat(
                        hashed.events().stream()
                                .map(CallEvent::getCustomer)
                                .filter(c -> c != null)
                                .distinct())
                .hasSize(5);
    }

    private Imports read(Optional<CustomerKey> key) throws Exception {
        return Imports.of(directory, new AsteriskFormat(key), LOG);
    }
}
