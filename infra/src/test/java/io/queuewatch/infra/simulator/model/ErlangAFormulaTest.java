package io.queuewatch.infra.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ErlangAFormulaTest {
    private static final Duration SERVICE = Duration.ofMinutes(5);
    private static final double MU = 1. / 300;

    /** Nobody ever leaves: 8 Erlang and 10 agents wait with 40.92 %, as in tables of Erlang C. */
    private static final ErlangA PATIENT = new ErlangA(8 * MU, SERVICE, Duration.ofDays(9999), 10);

    /** Leaving is as fast as being served: the number in the system is Poisson, as in M/M/∞. */
    private static final ErlangA SYMMETRIC = new ErlangA(8 * MU, SERVICE, SERVICE, 10);

    @Test
    void shouldBeErlangCWhereNobodyLeaves() {
        assertThat(PATIENT.probabilityOfWait()).isCloseTo(.4092, within(1e-4));
        assertThat(PATIENT.abandonment()).isCloseTo(0, within(1e-5));
        assertThat(PATIENT.meanWait()).isCloseTo(.4092 / (10 * MU - 8 * MU), within(.05));
        assertThat(PATIENT.beyond(Duration.ofSeconds(20)))
                .isCloseTo(.4092 * Math.exp(-(10 - 8) * MU * 20), within(1e-4));
    }

    @Test
    void shouldBeAPoissonSystemWhereLeavingIsAsFastAsService() {
        double probability = Math.exp(-8);
        double wait = 0;
        double length = 0;
        for (int n = 0; n < 100; n++) {
            wait += n >= 10 ? probability : 0;
            length += Math.max(0, n - 10) * probability;
            probability *= 8. / (n + 1);
        }
        assertThat(SYMMETRIC.probabilityOfWait()).isCloseTo(wait, within(1e-9));
        assertThat(SYMMETRIC.meanLength()).isCloseTo(length, within(1e-9));
        assertThat(SYMMETRIC.abandonment()).isCloseTo(length / 8, within(1e-9));
    }

    @Test
    void shouldLetEverybodyWhoWaitsWaitBeyondNothing() {
        assertThat(SYMMETRIC.beyond(Duration.ZERO))
                .isCloseTo(SYMMETRIC.probabilityOfWait(), within(1e-12));
        assertThat(SYMMETRIC.beyond(Duration.ofHours(3))).isCloseTo(0, within(1e-9));
    }

    @Test
    void shouldFindTheFewestServersThatKeepAPromise() {
        Duration within = Duration.ofSeconds(20);
        int servers = ErlangA.servers(8 * MU, SERVICE, Duration.ofMinutes(3), within, .1);

        assertThat(beyond(servers)).isLessThanOrEqualTo(.1);
        assertThat(beyond(servers - 1)).isGreaterThan(.1);
    }

    @Test
    void shouldFindEnoughServersForCustomersWhoNeverLeave() {
        Duration within = Duration.ofMinutes(20);
        assertThat(ErlangA.servers(8 * MU, SERVICE, Duration.ofDays(365), within, .05))
                .isBetween(9, 10);
    }

    private static double beyond(int servers) {
        return new ErlangA(8 * MU, SERVICE, Duration.ofMinutes(3), servers)
                .beyond(Duration.ofSeconds(20));
    }
}
