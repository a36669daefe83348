package io.queuewatch.pipeline.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.drift.IncidentChange.News;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentsTest {

    private static final long HOUR = 3_600_000;

    private Incidents queue = new Incidents();
    private SiteIncidents site = new SiteIncidents();

    @Test
    void whatSignalsWithinFourHoursIsOneIncident() {
        assertThat(raise(Metric.SERVICE_LEVEL, 10)).isEqualTo(News.RAISED);
        assertThat(raise(Metric.ABANDONMENT, 14)).isEqualTo(News.UPDATED);
        assertThat(raise(Metric.SPEED_OF_ANSWER, 18)).isEqualTo(News.UPDATED);
        assertThat(queue.standing())
                .singleElement()
                .satisfies(incident -> assertThat(incident.parts()).hasSize(3));
        assertThat(raise(Metric.HANDLE_TIME, 23)).isEqualTo(News.RAISED);
        assertThat(queue.standing()).hasSize(2);
    }

    @Test
    void anIncidentIsOverWithTheLastOfItsSignals() throws IOException {
        raise(Metric.SERVICE_LEVEL, 10);
        raise(Metric.ABANDONMENT, 12);
        restore();
        assertThat(clear(Metric.SERVICE_LEVEL, 10, 20)).isEqualTo(News.UPDATED);
        assertThat(clear(Metric.ABANDONMENT, 12, 21)).isEqualTo(News.CLEARED);
        assertThat(queue.standing()).isEmpty();
        assertThat(raise(Metric.ABANDONMENT, 22)).isEqualTo(News.RAISED);
    }

    @Test
    void anIncidentIsWithdrawnWithAllOfItsSignals() {
        raise(Metric.SERVICE_LEVEL, 10);
        raise(Metric.ABANDONMENT, 12);
        assertThat(withdraw(Metric.SERVICE_LEVEL, 10)).isEqualTo(News.UPDATED);
        assertThat(withdraw(Metric.ABANDONMENT, 12)).isEqualTo(News.WITHDRAWN);
        assertThat(queue.standing()).isEmpty();
    }

    @Test
    void aTrialMakesNoIncident() {
        Signal trial = signal(10, Signal.STANDING, true);
        assertThat(
                        queue.take(
                                "service_level",
                                Metric.SERVICE_LEVEL,
                                new SignalChange(SignalChange.News.RAISED, trial),
                                10 * HOUR))
                .isEmpty();
    }

    @Test
    void onlyDeteriorationsPageAndOnlyWhereATargetIsBreachedOrASiteDrifts() {
        raise(Metric.OFFERED, 10);
        Incident volume = queue.standing().get(0);
        assertThat(volume.severity(true, true)).isEqualTo(Incident.Severity.INFORMATION);
        raise(Metric.ABANDONMENT, 11);
        Incident worse = queue.standing().get(0);
        assertThat(worse.severity(false, false)).isEqualTo(Incident.Severity.TICKET);
        assertThat(worse.severity(true, false)).isEqualTo(Incident.Severity.PAGE);
        assertThat(worse.severity(false, true)).isEqualTo(Incident.Severity.PAGE);
    }

    @Test
    void theSiteAdoptsWhatItsQueuesHadInTheLastFourHoursAndHaveNext() throws IOException {
        tellSite("early", raised(Metric.ABANDONMENT, 3), 3);
        tellSite("sales", raised(Metric.ABANDONMENT, 9), 9);
        List<SiteIncidents.Told> told =
                site.site(
                        "abandonment",
                        Metric.ABANDONMENT,
                        new SignalChange(
                                SignalChange.News.RAISED, signal(10, Signal.STANDING, false)),
                        10 * HOUR);
        assertThat(told)
                .extracting(SiteIncidents.Told::queue, news -> news.change().news())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(null, News.RAISED),
                        org.assertj.core.groups.Tuple.tuple("sales", News.ADOPTED));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        site.write(new DataOutputStream(bytes));
        site =
                SiteIncidents.read(
                        new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(tellSite("support", raised(Metric.ABANDONMENT, 12), 12)).isEqualTo(News.ADOPTED);
        assertThat(tellSite("billing", raised(Metric.ABANDONMENT, 15), 15)).isEqualTo(News.RAISED);
    }

    private News tellSite(String name, IncidentChange change, int hour) {
        return site.queue(name, change, hour * HOUR).change().news();
    }

    private static IncidentChange raised(Metric metric, int hour) {
        return new Incidents()
                .take(
                        metric.label(),
                        metric,
                        new SignalChange(
                                SignalChange.News.RAISED, signal(hour, Signal.STANDING, false)),
                        hour * HOUR)
                .get(0);
    }

    private News raise(Metric metric, int hour) {
        return take(metric, SignalChange.News.RAISED, signal(hour, Signal.STANDING, false), hour);
    }

    private News clear(Metric metric, int raised, int hour) {
        return take(metric, SignalChange.News.CLEARED, signal(raised, hour * HOUR, false), hour);
    }

    private News withdraw(Metric metric, int raised) {
        return take(
                metric,
                SignalChange.News.WITHDRAWN,
                signal(raised, Signal.STANDING, false),
                raised + 1);
    }

    private News take(Metric metric, SignalChange.News news, Signal signal, int hour) {
        List<IncidentChange> changes =
                queue.take(metric.label(), metric, new SignalChange(news, signal), hour * HOUR);
        assertThat(changes).hasSize(1);
        return changes.get(0).news();
    }

    private void restore() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        queue.write(new DataOutputStream(bytes));
        queue = Incidents.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    private static Signal signal(int raisedAt, long endedAt, boolean trial) {
        return new Signal(
                Detector.CUSUM,
                true,
                raisedAt * HOUR,
                (raisedAt - 2) * HOUR,
                endedAt,
                trial,
                1,
                1,
                9,
                Sums.proportion(30, 100),
                20);
    }
}
