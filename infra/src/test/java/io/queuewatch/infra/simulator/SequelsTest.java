package io.queuewatch.infra.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.infra.simulator.model.CentreModel;
import io.queuewatch.infra.simulator.model.QueueModel;
import io.queuewatch.infra.simulator.model.Sequel;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import io.queuewatch.schemas.SurveyEvent;
import io.queuewatch.schemas.SurveyEventType;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

/** What contacts leave behind. */
class SequelsTest {

    @Test
    void shouldBringBackThoseWhoseProblemIsNotSolved() {
        // All come again: of those who do, most about the same topic, and some on other channels.
        Played unsolved = play(new Sequel(0, 1, 0, 0, 0, 0, 0));
        Played solved = play(new Sequel(1, 0, 0, 0, 0, 0, 0));

        assertThat(repeats(unsolved)).isGreaterThan(20 * repeats(solved));
        assertThat(onAnotherChannel(unsolved)).isPositive();
    }

    /** Contacts of a customer who came about the same before. */
    private static long repeats(Played played) {
        Set<String> seen = new HashSet<>();
        return beginnings(played)
                .filter(event -> !seen.add(event.get("customer") + " " + event.get("topic")))
                .count();
    }

    private static long onAnotherChannel(Played played) {
        Map<String, String> seen = new HashMap<>();
        return beginnings(played)
                .filter(
                        event -> {
                            String record = event.getSchema().getName();
                            String before =
                                    seen.putIfAbsent(
                                            event.get("customer") + " " + event.get("topic"),
                                            record);
                            return before != null && !before.equals(record);
                        })
                .count();
    }

    private static Stream<SpecificRecordBase> beginnings(Played played) {
        Set<Object> contacts = new HashSet<>();
        return played.events().stream()
                .filter(event -> event.hasField("customer") && event.get("customer") != null)
                .filter(event -> contacts.add(event.get("contactId")));
    }

    @Test
    void shouldReopenEscalateAndCredit() {
        assertThat(count(play(new Sequel(1, 0, 1, 0, 0, 0, 0)), CallEventType.REOPENED))
                .isPositive();
        Played escalated = play(new Sequel(0, 0, 0, 1, 1, 0, 0));
        assertThat(count(escalated, CallEventType.ESCALATED)).isPositive();
        assertThat(
                        escalated
                                .all(CallEvent.class)
                                .filter(event -> event.getType() == CallEventType.CREDITED))
                .isNotEmpty()
                .allMatch(event -> event.getAmount() >= 500);
    }

    private static long count(Played played, CallEventType type) {
        return played.all(CallEvent.class).filter(event -> event.getType() == type).count();
    }

    @Test
    void shouldHearFromThoseWithAProblemThatTheyAreLessContent() {
        Played content = play(new Sequel(1, 0, 0, 0, 0, 1, 1));
        Played disappointed = play(new Sequel(0, 0, 0, 0, 0, 1, 1));

        assertThat(csat(content)).isGreaterThan(4.3);
        assertThat(csat(disappointed)).isBetween(2.5, csat(content) - .7);
        assertThat(surveys(disappointed, SurveyEventType.FOLLOWED_UP).count()).isPositive();
        assertThat(surveys(disappointed, SurveyEventType.ANSWERED))
                .allMatch(answer -> answer.getNps() >= 0 && answer.getNps() <= 10);
    }

    private static double csat(Played played) {
        return surveys(played, SurveyEventType.ANSWERED)
                .filter(answer -> answer.getScale() == 5)
                .mapToInt(SurveyEvent::getCsat)
                .average()
                .orElseThrow();
    }

    private static Stream<SurveyEvent> surveys(Played played, SurveyEventType type) {
        return played.all(SurveyEvent.class).filter(event -> event.getType() == type);
    }

    /** Two days of two queues with such sequels. */
    private static Played play(Sequel sequel) {
        CentreModel two = Played.STANDARD.only(List.of("vip", "social"));
        List<QueueModel> queues =
                two.queues().stream()
                        .map(
                                queue ->
                                        new QueueModel(
                                                queue.name(),
                                                queue.channel(),
                                                queue.moment(),
                                                queue.topics(),
                                                queue.demand(),
                                                queue.work(),
                                                queue.staffing(),
                                                queue.alsoServed(),
                                                queue.habits(),
                                                sequel))
                        .toList();
        return Played.of(
                new CentreModel(
                        two.zone(),
                        queues,
                        two.menu(),
                        two.menuHangUps(),
                        two.customers(),
                        two.segments(),
                        two.sites(),
                        two.incidents()),
                5,
                Duration.ofDays(2));
    }
}
