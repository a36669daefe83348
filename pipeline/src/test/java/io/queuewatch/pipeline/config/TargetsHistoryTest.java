package io.queuewatch.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TargetsHistoryTest {

    private static final String START =
            """
            timeZone: Europe/Berlin
            queues:
              - queue: sales
                target: 20s
              - queue: york
                timeZone: America/New_York
                target: 25s
            """;

    private final TargetsHistory history = TargetsHistory.of(TargetsText.of(START));

    private static PublishedTargets version(
            String id, long validFrom, long publishedAt, String target) {
        return new PublishedTargets(
                id,
                validFrom,
                publishedAt,
                "ann",
                "queues: [{queue: sales, target: %s}]".formatted(target));
    }

    private long targetAt(long time) {
        return history.at(time).of("voice", "sales").waitMs();
    }

    @Test
    void theStartCountsFromEver() {
        assertThat(targetAt(Long.MIN_VALUE)).isEqualTo(20_000);
        assertThat(targetAt(Long.MAX_VALUE)).isEqualTo(20_000);
    }

    @Test
    void aVersionCountsFromItsMomentOnUntilTheNext() {
        history.add(version("a", 1_000, 10, "30s"));
        history.add(version("b", 2_000, 20, "40s"));

        assertThat(targetAt(999)).isEqualTo(20_000);
        assertThat(targetAt(1_000)).isEqualTo(30_000);
        assertThat(targetAt(1_999)).isEqualTo(30_000);
        assertThat(targetAt(2_000)).isEqualTo(40_000);
    }

    @Test
    void ofTwoFromOneMomentTheOnePublishedLaterCounts() {
        history.add(version("b", 1_000, 20, "40s"));
        history.add(version("a", 1_000, 10, "30s"));

        assertThat(targetAt(1_000)).isEqualTo(40_000);
    }

    @Test
    void aVersionSentTwiceIsOne() {
        assertThat(history.add(version("a", 1_000, 10, "30s"))).isTrue();
        assertThat(history.add(version("a", 1_000, 10, "30s"))).isFalse();
    }

    @Test
    void theOrderInWhichVersionsComeDoesNotMatter() {
        List<PublishedTargets> versions = new ArrayList<>();
        Random random = new Random(3);
        for (int i = 0; i < 12; i++) {
            versions.add(
                    version("v" + i, random.nextInt(5) * 100, random.nextInt(3), (30 + i) + "s"));
        }
        versions.forEach(history::add);
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(versions, random);
            TargetsHistory other = TargetsHistory.of(history.start());
            versions.forEach(other::add);
            for (long time = -50; time < 600; time += 50) {
                assertThat(other.at(time).of("voice", "sales").waitMs()).isEqualTo(targetAt(time));
            }
        }
    }

    @Test
    void aCopyGoesItsOwnWay() {
        TargetsHistory copy = history.copy();
        history.add(version("a", 1_000, 10, "30s"));

        assertThat(copy.at(1_000).of("voice", "sales").waitMs()).isEqualTo(20_000);
        assertThat(copy.add(version("a", 1_000, 10, "30s"))).isTrue();
    }

    @Test
    void aVersionThatIsNoTargetsFileChangesNothing() {
        assertThatThrownBy(() -> history.add(version("a", 1_000, 10, "soon")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("version a of the targets, line 1")
                .hasMessageContaining("'soon' is no duration");
        assertThat(targetAt(1_000)).isEqualTo(20_000);
    }

    @Test
    void timeZonesStay() {
        history.add(version("a", 1_000, 10, "30s"));

        assertThat(history.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(history.zone("voice", "york")).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(history.at(1_000).zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    }

    @Test
    void aVersionThatWouldChangeATimeZoneIsRefused() {
        assertZoneProblem("timeZone: UTC", "of the file would become UTC; want Europe/Berlin");
        assertZoneProblem(
                "queues: [{queue: york}]",
                "of queue york would become Europe/Berlin; want America/New_York");
        assertZoneProblem(
                "queues: [{queue: new, timeZone: UTC}]",
                "of queue new would become UTC; want Europe/Berlin");
    }

    private void assertZoneProblem(String text, String problem) {
        PublishedTargets version =
                new PublishedTargets("z", Instant.EPOCH.toEpochMilli(), 0, "ann", text);
        assertThatThrownBy(() -> history.add(version))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("version z of the targets: the time zone " + problem);
    }

    @Test
    void shouldKnowWhenOtherTermsCome() {
        history.add(version("b", 2_000, 20, "40s"));
        history.add(version("a", 1_000, 10, "30s"));

        assertThat(history.nextChange(Long.MIN_VALUE)).isEqualTo(1_000);
        assertThat(history.nextChange(1_000)).isEqualTo(2_000);
        assertThat(history.nextChange(2_000)).isEqualTo(Long.MAX_VALUE);
        assertThat(history.lastChange(999)).isEqualTo(Long.MIN_VALUE);
        assertThat(history.lastChange(1_999)).isEqualTo(1_000);
    }

    /** York is in the file of the start, not in the first version, and in the second again. */
    @Test
    void aQueueIsGivenUpByAVersionThatDoesNotListIt() {
        history.add(version("a", 1_000, 10, "30s"));
        history.add(
                new PublishedTargets(
                        "b",
                        2_000,
                        20,
                        "ann",
                        "queues: [{queue: york, timeZone: America/New_York}, {queue: sales}]"));

        assertThat(history.isGivenUp("voice", "york", 999)).isFalse();
        assertThat(history.isGivenUp("voice", "york", 1_000)).isTrue();
        assertThat(history.isGivenUp("voice", "york", 2_000)).isFalse();
        assertThat(history.isGivenUp("voice", "sales", 1_000)).isFalse();
        assertThat(history.isGivenUp("voice", "never listed", 1_000)).isFalse();
        assertThat(history.lastGivenUp("voice", 999)).isEqualTo(Long.MIN_VALUE);
        assertThat(history.lastGivenUp("voice", 5_000)).isEqualTo(1_000);
        assertThat(history.lastGivenUp("chat", 5_000)).isEqualTo(Long.MIN_VALUE);
    }
}
