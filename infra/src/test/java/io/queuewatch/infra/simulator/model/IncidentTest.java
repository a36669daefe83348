package io.queuewatch.infra.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuewatch.infra.simulator.model.Incident.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncidentTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Test
    void shouldBeReadInTheTimeOfTheCentre() {
        assertThat(Incident.parse("outage:support*3@2026-03-02T10:00+2h", PARIS))
                .isEqualTo(
                        new Incident(
                                Kind.OUTAGE,
                                "support",
                                3,
                                Instant.parse("2026-03-02T09:00:00Z"),
                                Instant.parse("2026-03-02T11:00:00Z")));
    }

    @Test
    void shouldHaveFactorsOfTheirKind() {
        assertThat(Incident.parse("outage:a@2026-03-02T10:00+1h", PARIS).factor()).isEqualTo(2);
        assertThat(Incident.parse("release:a@2026-03-02T10:00+1h", PARIS).factor()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "outage:support            | 'outage:support' is no incident; want KIND:NAME[*FACTOR]@FROM+LENGTH,"
                        + " such as outage:support*3@2026-03-02T10:00+2h",
                "storm:a@2026-03-02T10:00+2h    | 'storm' is no kind of incident; there are outage, release, absence",
                "outage:a*0@2026-03-02T10:00+2h | '0' is no factor; want a number above 0 and up to 100, such as 2.5",
                "outage:a@2026-03-02+2h         | '2026-03-02' is no local time; want one such as 2026-03-02T10:00",
                "outage:a@2026-03-02T10:00+2w   | \"2w\" is no duration: want one such as 250ms, 20s, 10m, 8h or 2d",
                "absence:a*2@2026-03-02T10:00+2h | an absence has no factor; want absence:QUEUE@FROM+LENGTH,"
                        + " or absence:TEAM@FROM+LENGTH"
            })
    void shouldSayWhatIsWrongAndWhatWouldBeRight(String text, String message) {
        assertThatThrownBy(() -> Incident.parse(text, PARIS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void shouldHappenToWhatThereIs() {
        CentreModel centre = StandardCentre.in(ZoneOffset.UTC).only(List.of("vip", "billing"));
        Incident outage = Incident.parse("outage:sales@2026-03-02T10:00+2h", ZoneOffset.UTC);
        Incident absence = Incident.parse("absence:vip-team@2026-03-02T10:00+2h", ZoneOffset.UTC);

        assertThatThrownBy(() -> centre.with(List.of(outage)))
                .hasMessage("No queue \"sales\" in the simulated centre; there are billing, vip");
        assertThatThrownBy(() -> centre.with(List.of(absence)))
                .hasMessage(
                        "No queue or team \"vip-team\" in the simulated centre; there are billing, vip,"
                                + " billing-team-1, billing-team-2, vip-team-1, vip-team-2");
    }
}
