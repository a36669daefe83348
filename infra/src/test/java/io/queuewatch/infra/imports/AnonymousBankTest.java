package io.queuewatch.infra.imports;

import static io.queuewatch.schemas.CallEventType.ABANDONED;
import static io.queuewatch.schemas.CallEventType.ANSWERED;
import static io.queuewatch.schemas.CallEventType.ENDED;
import static io.queuewatch.schemas.CallEventType.INITIATED;
import static io.queuewatch.schemas.CallEventType.QUEUED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.groups.Tuple.tuple;

import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import io.queuewatch.schemas.EndedBy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnonymousBankTest {

    @TempDir Path directory;

    @Test
    void countsWhatTheSampleHolds() {
        ImportSummary summary = read(Optional.empty()).summary();
        assertThat(summary.rows()).isEqualTo(28);
        assertThat(summary.skipped()).containsExactly(entry("PHANTOM", 2L));
        assertThat(summary.rejected()).isEmpty();
        assertThat(summary.events())
                .containsOnly(
                        entry("INITIATED", 26L),
                        entry("QUEUED", 23L),
                        entry("ANSWERED", 16L),
                        entry("ABANDONED", 7L),
                        entry("ENDED", 14L + 3L));
    }

    @Test
    void waitsAreThoseOfTheQueue() {
        Map<String, List<CallEvent>> lives =
                read(Optional.empty()).events().stream()
                        .collect(Collectors.groupingBy(CallEvent::getContactId));
        List<Long> answered = waits(lives, ANSWERED);
        List<Long> abandoned = waits(lives, ABANDONED);
        assertThat(answered.stream().mapToLong(Long::longValue).sum()).isEqualTo(771);
        assertThat(answered).filteredOn(wait -> wait <= 20).hasSize(11);
        assertThat(abandoned).filteredOn(wait -> wait <= 20).hasSize(4);
        assertThat(abandoned).filteredOn(wait -> wait <= 5).hasSize(2);
    }

    @Test
    void eventsComeInTheOrderOfTime() {
        assertThat(read(Optional.empty()).events())
                .extracting(CallEvent::getEventTime)
                .isSorted()
                .first()
                .isEqualTo(Instant.parse("1999-01-09T18:00:00Z"));
    }

    @Test
    void aCallIsTimedFromMenuToEnd() {
        assertThat(life("DD0101/1/990110/8:59:50"))
                .extracting(CallEvent::getType, CallEvent::getEventTime, CallEvent::getQueue)
                .containsExactly(
                        tuple(INITIATED, at("10T06:59:50"), null),
                        tuple(QUEUED, at("10T07:00:00"), "PS"),
                        tuple(ANSWERED, at("10T07:00:20"), "PS"),
                        tuple(ENDED, at("10T07:03:20"), null));
    }

    @Test
    void timesRollOverMidnight() {
        assertThat(life("DD0105/9/990110/23:59:40"))
                .extracting(CallEvent::getEventTime)
                .containsExactly(
                        at("10T21:59:40"), at("10T21:59:50"), at("10T22:00:15"), at("10T22:02:15"));
        assertThat(life("DD0105/10/990110/23:59:55"))
                .extracting(CallEvent::getEventTime)
                .containsExactly(at("10T21:59:55"), at("10T22:00:05"), at("10T22:00:30"));
    }

    @Test
    void aMenuThatEndsALittleBeforeItBeginsIsNoMidnight() {
        assertThat(life("DD0106/11/990111/10:00:05"))
                .extracting(CallEvent::getType, CallEvent::getEventTime)
                .contains(tuple(QUEUED, at("11T08:00:03")));
    }

    @Test
    void hangingUpInTheMenuReachesNoQueue() {
        assertThat(life("DD0106/12/990111/10:06:05"))
                .extracting(CallEvent::getType, CallEvent::getEventTime, CallEvent::getBy)
                .containsExactly(
                        tuple(INITIATED, at("11T08:06:05"), EndedBy.UNKNOWN),
                        tuple(ENDED, at("11T08:06:05"), EndedBy.CUSTOMER));
    }

    @Test
    void theOutcomeDecidesNotTheServiceTimes() {
        assertThat(life("DD0107/13/990111/10:10:00"))
                .extracting(CallEvent::getType)
                .containsExactly(INITIATED, QUEUED, ABANDONED);
        assertThat(life("DD0107/14/990111/10:15:00"))
                .extracting(CallEvent::getType)
                .containsExactly(INITIATED, QUEUED, ANSWERED);
        assertThat(life("DD0108/15/990111/10:20:00"))
                .extracting(CallEvent::getType)
                .containsExactly(INITIATED, QUEUED, ANSWERED);
    }

    @Test
    void noCallEndsBeforeItWasAnswered() {
        assertThat(life("DD0108/16/990111/10:25:00"))
                .last()
                .extracting(CallEvent::getType, CallEvent::getEventTime)
                .containsExactly(ENDED, at("11T08:25:35"));
    }

    @Test
    void priorityCustomersAreOfPriorityOne() {
        assertThat(life("DD0101/1/990110/8:59:50")).allMatch(e -> e.getPriority() == 1);
        assertThat(life("DD0101/2/990110/9:01:00")).allMatch(e -> e.getPriority() == 2);
        assertThat(life("DD0102/3/990110/9:02:00")).allMatch(e -> e.getPriority() == 2);
    }

    @Test
    void customersAreHashedOrLeftOut() {
        assertThat(read(Optional.empty()).events()).allMatch(e -> e.getCustomer() == null);
        List<CallEvent> hashed = read(Optional.of(CustomerKey.of("a key of some length"))).events();
        Map<String, List<CallEvent>> byCustomer =
                hashed.stream()
                        .filter(e -> e.getCustomer() != null)
                        .collect(Collectors.groupingBy(CallEvent::getCustomer));
        assertThat(byCustomer)
                .hasSize(16)
                .allSatisfy((c, e) -> assertThat(c).matches("[0-9a-f]{32}"));
        assertThat(hashed).noneMatch(e -> e.toString().contains("81001"));
    }

    private static List<Long> waits(Map<String, List<CallEvent>> lives, CallEventType outcome) {
        return lives.values().stream()
                .filter(life -> life.stream().anyMatch(e -> e.getType() == outcome))
                .map(life -> Duration.between(time(life, QUEUED), time(life, outcome)).toSeconds())
                .toList();
    }

    private static Instant time(List<CallEvent> life, CallEventType type) {
        return life.stream()
                .filter(e -> e.getType() == type)
                .findFirst()
                .orElseThrow()
                .getEventTime();
    }

    private static Instant at(String dayAndTime) {
        return Instant.parse("1999-01-" + dayAndTime + "Z");
    }

    private List<CallEvent> life(String contactId) {
        return read(Optional.empty()).events().stream()
                .filter(event -> event.getContactId().equals(contactId))
                .toList();
    }

    private Imports read(Optional<CustomerKey> key) {
        CallMapping mapping = MappingFile.load(Imports.SAMPLE.resolve("mapping.yaml"));
        return Imports.of(
                directory, new CsvFormat(mapping, key), Imports.SAMPLE.resolve("sample.txt"));
    }
}
