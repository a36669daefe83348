package io.queuewatch.pipeline.alert;

import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * Which Alertmanager, and where its people are led to.
 *
 * @param url the address of Alertmanager, without credentials
 * @param dashboards the address of Grafana
 * @param runbooks the address of the folder that the runbooks are read in
 * @param resendEvery how often what fires is sent again; Alertmanager forgets when it restarts
 * @param lease how long after it was last sent Alertmanager takes an alert as firing: long enough
 *     that a job that is restarted resolves nothing
 * @param timeout how long Alertmanager may take to answer
 */
public record AlertmanagerSettings(
        URI url,
        URI dashboards,
        URI runbooks,
        Duration resendEvery,
        Duration lease,
        Duration timeout)
        implements Serializable {

    /**
     * @throws IllegalArgumentException where an address is none or holds credentials, or a time
     *     cannot be
     */
    public AlertmanagerSettings {
        address(url, "Alertmanager", "http://127.0.0.1:9093");
        address(dashboards, "the dashboards", "http://127.0.0.1:3000");
        address(runbooks, "the runbooks", "https://example.org/queuewatch/runbooks");
        if (resendEvery.isNegative() || resendEvery.isZero()) {
            throw new IllegalArgumentException(
                    "sent again every %s: want more than 0".formatted(resendEvery));
        }
        if (lease.compareTo(resendEvery.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException(
                    "a lease of %s, sent again every %s: one lost request would resolve what fires; want at least twice as long"
                            .formatted(lease, resendEvery));
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException(
                    "a timeout of %s: want more than 0".formatted(timeout));
        }
    }

    /** Sent again every minute, with a lease of 15 minutes and a timeout of 10 seconds. */
    public static AlertmanagerSettings of(URI url, URI dashboards, URI runbooks) {
        return new AlertmanagerSettings(
                url,
                dashboards,
                runbooks,
                Duration.ofMinutes(1),
                Duration.ofMinutes(15),
                Duration.ofSeconds(10));
    }

    /** The same Alertmanager, sent to at another pace. */
    public AlertmanagerSettings withPace(Duration every, Duration keptFor) {
        return new AlertmanagerSettings(url, dashboards, runbooks, every, keptFor, timeout);
    }

    private static void address(URI address, String whose, String example) {
        if (address.getScheme() == null
                || !Set.of("http", "https").contains(address.getScheme())
                || address.getHost() == null) {
            throw new IllegalArgumentException(
                    "\"%s\" is no address of %s: want one such as %s"
                            .formatted(address, whose, example));
        }
        if (address.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "the address of %s holds credentials, which would be seen by everybody who looks at the job: want it without"
                            .formatted(whose));
        }
    }
}
