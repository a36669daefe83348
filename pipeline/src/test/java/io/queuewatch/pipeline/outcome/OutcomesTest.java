package io.queuewatch.pipeline.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.batch.outcome.BatchContact;
import io.queuewatch.pipeline.batch.outcome.BatchOutcome;
import io.queuewatch.pipeline.batch.outcome.RandomCustomers;
import io.queuewatch.pipeline.batch.outcome.RowDifferences;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TargetsText;
import io.queuewatch.pipeline.outcome.RandomArrivals.Arrival;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the order of arrival, rows are those calculated from the truth in one go. */
class OutcomesTest {

    private static final Instant FROM = Instant.parse("2025-09-01T00:00:00Z");
    private static final Duration SPAN = Duration.ofDays(100);
    private static final long HORIZON_MS = Duration.ofDays(35).toMillis();
    private static final int CONTACTS = 400;
    private static final String TARGETS =
            """
            timeZone: Asia/Jerusalem
            queues:
              - queue: sales
                timeZone: America/New_York
              - queue: support
                timeZone: Europe/Berlin
            """;

    private static ZoneId zone(String channel, String queue) {
        return ZoneId.of(
                !channel.equals("voice")
                        ? "Asia/Jerusalem"
                        : switch (queue) {
                            case "sales" -> "America/New_York";
                            case "support" -> "Europe/Berlin";
                            default -> "Asia/Jerusalem";
                        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldAgreeWithTheBatchThoughTimePassesLateEvents(long seed) throws Exception {
        List<BatchContact> contacts = new RandomCustomers(seed).contacts(CONTACTS, FROM, SPAN);
        try (OutcomeChain chain = chain()) {
            play(new RandomArrivals(seed).of(contacts), chain, Integer.MAX_VALUE);
            chain.mark(Long.MAX_VALUE);

            assertAgrees(contacts, Instant.MAX.minus(Duration.ofDays(60)), chain);
            assertThat(chain.rejected()).isEmpty();
            assertThat(chain.deadlines()).isZero();
            assertThat(chain.states().subList(0, 2)).containsOnly(0);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void shouldAgreeWithTheBatchAfterRestarts(long seed) throws Exception {
        List<BatchContact> contacts = new RandomCustomers(seed).contacts(CONTACTS, FROM, SPAN);
        try (OutcomeChain chain = chain()) {
            play(new RandomArrivals(seed).of(contacts), chain, 30);
            chain.mark(Long.MAX_VALUE);

            assertAgrees(contacts, Instant.MAX.minus(Duration.ofDays(60)), chain);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void shouldAgreeWithTheBatchInAnyOrderWhileWindowsAreOpen(long seed) throws Exception {
        List<BatchContact> contacts = new RandomCustomers(seed).contacts(CONTACTS, FROM, SPAN);
        List<Arrival> arrivals = new RandomArrivals(seed).of(contacts);
        try (OutcomeChain chain = chain()) {
            List<Arrival> events =
                    new java.util.ArrayList<>(
                            arrivals.stream().filter(a -> a.event() != null).toList());
            Collections.shuffle(events, new Random(seed));
            for (Arrival event : events) {
                chain.event(event.event());
            }
            for (Arrival report : arrivals) {
                if (report.report() != null) {
                    chain.report(report.report());
                }
            }
            Instant now = FROM.plus(Duration.ofDays(20));
            chain.mark(now.toEpochMilli());

            assertAgrees(contacts, now, chain);
        }
    }

    private static OutcomeChain chain() throws Exception {
        Targets targets = TargetsText.of(TARGETS);
        return new OutcomeChain(targets, HORIZON_MS);
    }

    /** Marks time every twelve hours. */
    private static void play(List<Arrival> arrivals, OutcomeChain chain, int restartEvery)
            throws Exception {
        Instant marked = FROM;
        int marks = 0;
        for (Arrival arrival : arrivals) {
            while (arrival.at().isAfter(marked.plus(Duration.ofHours(12)))) {
                marked = marked.plus(Duration.ofHours(12));
                chain.mark(marked.toEpochMilli());
                if (++marks % restartEvery == 0) {
                    chain.restart();
                }
            }
            if (arrival.report() == null) {
                chain.event(arrival.event());
            } else {
                chain.report(arrival.report());
            }
        }
    }

    private static void assertAgrees(List<BatchContact> contacts, Instant now, OutcomeChain chain)
            throws Exception {
        BatchOutcome batch = new BatchOutcome(contacts, OutcomesTest::zone, now);
        assertThat(RowDifferences.between(batch.outcomes(), chain.outcomes())).isEmpty();
        assertThat(RowDifferences.between(batch.outbounds(), chain.outbounds())).isEmpty();
        assertThat(chain.outcomes()).isNotEmpty();
    }
}
