package io.queuewatch.infra.targets;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.config.Targets;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetsDifferenceTest {

    private static final String BEFORE =
            """
            channels: {voice: {target: 20s}}
            queues:
              - queue: sales
                when: [{segment: gold, target: 5s}]
              - queue: old
                target: 40s
            """;

    private static Targets targets(String text) {
        return Targets.parse(text, "targets", ZoneId.of("UTC"));
    }

    private static List<String> difference(String after) {
        return new TargetsDifference(targets(BEFORE), targets(after)).lines();
    }

    @Test
    void nothingIsSaidOfWhatStays() {
        assertThat(difference(BEFORE + "\n# said otherwise\nunlisted: count\n")).isEmpty();
    }

    @Test
    void everySettingThatChangesIsALine() {
        assertThat(
                        difference(
                                """
                                channels: {voice: {target: 20s}}
                                queues:
                                  - queue: sales
                                    targetRate: 90%
                                    formula: answered
                                    when: [{segment: gold, target: 6s}]
                                  - queue: new
                                    target: 2m
                                unlisted: reject
                                sources: {zendesk: {resolution: events}}
                                """))
                .containsExactly(
                        "~ voice sales         targetRate                       95% → 90%",
                        "~ voice sales         formula                          short-abandons-excluded → answered",
                        "~ voice sales (gold)  target                           5s → 6s",
                        "~ voice sales (gold)  targetRate                       95% → 90%",
                        "~ voice sales (gold)  formula                          short-abandons-excluded → answered",
                        "~ voice sales (gold)  response                         5s → 6s",
                        "+ voice new           new                              target 2m, targetRate 95%",
                        "- voice old           no longer listed                 had target 40s, targetRate 95%",
                        "~ the file            unlisted                         count → reject",
                        "~ the file            sources with resolution: events  [] → [zendesk]");
    }

    @Test
    void whatPeopleAreToldOfIsALineWhereItIsFirstSaid() {
        assertThat(
                        difference(
                                """
                                alerts: {pageBurn: 3, occupancy: 70%-85%, adherence: none}
                                channels:
                                  voice: {target: 20s, alerts: {oldestWaitAtLeast: 3m, nps: 30}}
                                queues:
                                  - queue: sales
                                    when: [{segment: gold, target: 5s}]
                                    alerts: {pageBurn: 2, fcr: none}
                                  - queue: old
                                    target: 40s
                                """))
                .containsExactly(
                        "~ teams                alerts: occupancy          0%-85% → 70%-85%",
                        "~ teams                alerts: adherence          95% → none",
                        "~ voice (not listed)   alerts: pageBurn           4.0 → 3.0",
                        "~ voice (not listed)   alerts: oldestWaitAtLeast  2m → 3m",
                        "~ voice (not listed)   alerts: nps                50.0 → 30.0",
                        "~ voice sales          alerts: pageBurn           4.0 → 2.0",
                        "~ voice sales          alerts: fcr                80% → none",
                        "~ chat (not listed)    alerts: pageBurn           4.0 → 3.0",
                        "~ email (not listed)   alerts: pageBurn           4.0 → 3.0",
                        "~ social (not listed)  alerts: pageBurn           4.0 → 3.0");
    }
}
