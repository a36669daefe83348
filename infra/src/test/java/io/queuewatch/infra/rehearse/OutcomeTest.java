package io.queuewatch.infra.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.queuewatch.infra.simulator.model.Incident;
import io.queuewatch.infra.simulator.model.StandardCentre;
import io.queuewatch.schemas.Alert;
import io.queuewatch.schemas.AlertSeverity;
import io.queuewatch.schemas.AlertState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** In Paris, where it is an hour later. */
    private static final Outcome OUTCOME =
            outcome(
                    List.of(
                            "outage:support*3@2026-03-02T10:00+2h",
                            "absence:support-team-1@2026-03-02T14:00+1h",
                            "release:vip@2026-03-02T15:00+1h"),
                    word("OldestWait", AlertSeverity.CRITICAL, "support", "09:12"),
                    word("OldestWait", AlertSeverity.INFO, "support", "09:13"),
                    word("OldestWait", AlertSeverity.CRITICAL, "support", "09:20"),
                    word("Abandonment", AlertSeverity.WARNING, "support", "09:45"),
                    over("OldestWait", AlertSeverity.CRITICAL, "support", "11:05"),
                    word("OldestWait", AlertSeverity.CRITICAL, "support", "13:20"),
                    word("ServiceLevel", AlertSeverity.CRITICAL, null, "13:30"),
                    word("ServiceLevel", AlertSeverity.CRITICAL, "billing", "13:40"));

    @Test
    void shouldTellPeopleOfIncidentsAndOfWhoIsToldInOrder() {
        assertThat(new OutcomeText(OUTCOME).toString().lines().map(String::strip))
                .containsExactly(
                        "Mon 2 Mar 10:00  outage of support ×3, until Mon 2 Mar 12:00: 1 call",
                        "Mon 2 Mar 10:12    page    QueuewatchOldestWait support, after 12 min, over"
                                + " Mon 2 Mar 12:00",
                        "said at 09:12",
                        "Mon 2 Mar 10:45    ticket  QueuewatchAbandonment support, after 45 min,"
                                + " goes on",
                        "said at 09:45",
                        "Mon 2 Mar 14:00  absence of support-team-1, until Mon 2 Mar 15:00: 2 calls",
                        "Mon 2 Mar 14:20    page    QueuewatchOldestWait support, after 20 min, goes"
                                + " on",
                        "said at 13:20",
                        "Mon 2 Mar 14:30    page    QueuewatchServiceLevel voice, after 30 min, goes"
                                + " on",
                        "said at 13:30",
                        "Mon 2 Mar 14:40    page    QueuewatchServiceLevel billing, goes on",
                        "said at 13:40",
                        "Mon 2 Mar 15:00  release of vip ×3, until Mon 2 Mar 16:00: nobody is called",
                        "4 pages and 1 ticket of 1,234 events");
    }

    @Test
    void shouldSayTheSameToPrograms() throws Exception {
        JsonNode json = new JsonMapper().readTree(new OutcomeJson(OUTCOME).toString());

        assertThat(json.get("incidents"))
                .extracting(
                        incident ->
                                "%s %s %s %s"
                                        .formatted(
                                                incident.get("kind").asText(),
                                                incident.get("from").asText(),
                                                incident.get("pages"),
                                                incident.path("minutesToPage")))
                .containsExactly(
                        "outage 2026-03-02T09:00:00Z 1 12.0",
                        "absence 2026-03-02T13:00:00Z 2 20.0",
                        "release 2026-03-02T14:00:00Z 0 ");
        assertThat(json.get("pages")).hasSize(4);
        assertThat(json.at("/pages/0"))
                .isEqualTo(
                        new JsonMapper()
                                .readTree(
                                        """
                                        {
                                          "alert": "QueuewatchOldestWait",
                                          "channel": "voice",
                                          "queue": "support",
                                          "since": "2026-03-02T09:00:00Z",
                                          "at": "2026-03-02T09:12:00Z",
                                          "over": "2026-03-02T11:00:00Z",
                                          "minutes": 12.0,
                                          "summary": "Too long",
                                          "description": "said at 09:12"
                                        }
                                        """));
        assertThat(json.at("/pages/2").has("queue")).isFalse();
        assertThat(json.at("/pages/3").has("minutes")).isFalse();
        assertThat(json.at("/tickets/0/alert").asText()).isEqualTo("QueuewatchAbandonment");
    }

    private static Outcome outcome(List<String> incidents, Alert... words) {
        return new Outcome(
                StandardCentre.in(PARIS)
                        .with(incidents.stream().map(i -> Incident.parse(i, PARIS)).toList()),
                1_234,
                Told.in(List.of(words)));
    }

    private static Alert word(String name, AlertSeverity severity, String queue, String time) {
        return Alert.newBuilder()
                .setName("Queuewatch" + name)
                .setSeverity(severity)
                .setChannel("voice")
                .setQueue(queue)
                .setState(AlertState.FIRING)
                .setStartsAt(Instant.parse("2026-03-02T" + time.substring(0, 2) + ":00:00Z"))
                .setAt(Instant.parse("2026-03-02T" + time + ":00Z"))
                .setSummary("Too long")
                .setDescription("said at " + time)
                .setDashboard("queuewatch-on-call")
                .setRunbook("Queuewatch" + name)
                .build();
    }

    private static Alert over(String name, AlertSeverity severity, String queue, String time) {
        Alert word = word(name, severity, queue, time);
        word.setState(AlertState.RESOLVED);
        word.setEndsAt(word.getStartsAt());
        return word;
    }
}
