package io.queuewatch.pipeline.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.wire.Serialized;
import io.queuewatch.schemas.AgentTime;
import io.queuewatch.schemas.KpiBy;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.junit.jupiter.api.Test;

class DriftSerializersTest {

    private static final long HOUR_MS = 3_600_000;
    private static final long FROM = QueueWeeks.FROM.toEpochMilli();
    private static final LocalClock CLOCK = new LocalClock(ZoneOffset.UTC, null);

    /** What the golden file of version 1 holds: a series that has a baseline and a signal. */
    private static ChartedSeries series() {
        ChartedSeries series = ChartedSeries.begin(Metric.CSAT, DriftSettings.DEFAULT);
        SeriesMonitor monitor = new SeriesMonitor(series.state(), DriftSettings.DEFAULT, CLOCK);
        for (int day = 0; day < 120; day++) {
            int good = day < 118 ? 160 + day % 7 : 90;
            Scores scores = monitor.take(FROM + day * 24 * HOUR_MS, Sums.proportion(good, 200));
            scores.points().forEach(series.memory()::rulesAt);
        }
        return series;
    }

    private static Signal signal(long endedAt) {
        return new Signal(
                Detector.SPIKE,
                false,
                FROM,
                FROM - HOUR_MS,
                endedAt,
                false,
                2,
                3,
                -4.75,
                new Sums(40, 20, 0),
                30);
    }

    private static ScoredInterval scored() {
        return new ScoredInterval(
                "voice",
                "Köln",
                Beat.HOUR.ordinal(),
                FROM,
                FROM + HOUR_MS,
                List.of(
                        new SeriesNews(
                                Metric.SERVICE_LEVEL,
                                List.of(
                                        new SeriesNews.Score(FROM - HOUR_MS, Double.NaN),
                                        new SeriesNews.Score(FROM, -4.75)),
                                List.of(
                                        new SignalChange(
                                                SignalChange.News.RAISED, signal(Signal.STANDING))),
                                List.of(
                                        new SeriesNews.Evidence(
                                                signal(Signal.STANDING), "down – by 25")))),
                new Sums(40, 20, 0));
    }

    private static ChannelIncidents incidents() {
        ChannelIncidents incidents = new ChannelIncidents();
        incidents.take(List.of(scored()), queue -> 0.8);
        return incidents;
    }

    private static QueueExplainer explainer() {
        QueueExplainer explainer = new QueueExplainer();
        KpiBy row =
                KpiBy.newBuilder()
                        .setDimension("segment")
                        .setValue("gold")
                        .setInterval("1h")
                        .setChannel("voice")
                        .setQueue("Köln")
                        .setStart(Instant.ofEpochMilli(FROM))
                        .setAsOf(Instant.ofEpochMilli(FROM))
                        .setOffered(7)
                        .setHandledTimed(6)
                        .setTalkMs(900_000)
                        .build();
        explainer.take(row);
        explainer.take(
                AgentTime.newBuilder()
                        .setInterval("1h")
                        .setTeam("north")
                        .setStart(Instant.ofEpochMilli(FROM))
                        .setAsOf(Instant.ofEpochMilli(FROM))
                        .setAgents(3)
                        .setAvailableMs(1_000_000)
                        .build());
        return explainer;
    }

    @Test
    void stateOfVersionOneIsReadForEver() {
        same("scored", new ScoredIntervalSerializer(), scored());
        same("incidents", new ChannelIncidentsSerializer(), incidents());
        same("explainer", new QueueExplainerSerializer(), explainer());
    }

    /** What the golden file of version 2 holds: decisions and textbook charts, too. */
    private static ChartedSeries decided() {
        ChartedSeries series = series();
        SeriesMonitor monitor = new SeriesMonitor(series.state(), DriftSettings.DEFAULT, CLOCK);
        monitor.exclude(FROM + 110 * 24 * HOUR_MS, FROM + 111 * 24 * HOUR_MS);
        monitor.confirm(FROM + 118 * 24 * HOUR_MS).points().forEach(series.memory()::rulesAt);
        series.classic().at(series.state(), CLOCK, FROM + 119 * 24 * HOUR_MS);
        return series;
    }

    /** However baselines are fitted today, one that was fitted then stays what it was. */
    @Test
    void aSeriesOfVersionOneIsReadForEver() {
        ChartedSeries read = golden(1);
        SeriesMonitor monitor = new SeriesMonitor(read.state(), DriftSettings.DEFAULT, CLOCK);
        assertThat(read.state().metric()).isEqualTo(Metric.CSAT);
        assertThat(monitor.status()).isEqualTo(Status.ACTIVE);
        assertThat(monitor.phase()).isEqualTo(1);
        assertThat(monitor.baseline().weeks()).isPositive();
        assertThat(monitor.standing())
                .isNotEmpty()
                .allSatisfy(signal -> assertThat(signal.up()).isFalse());
        ChartedSeries again = Serialized.roundTrip(new ChartedSeriesSerializer(), read);
        for (ChartedSeries each : List.of(read, again)) {
            Scores scores =
                    new SeriesMonitor(each.state(), DriftSettings.DEFAULT, CLOCK)
                            .confirm(FROM + 118 * 24 * HOUR_MS);
            assertThat(scores.points()).hasSize(2).allMatch(point -> point.phase() == 2);
        }
        assertThat(bytes(again)).isEqualTo(bytes(read));
    }

    @Test
    void aSeriesOfVersionTwoIsReadForEver() {
        ChartedSeries read = golden(2);
        assertThat(bytes(read)).isEqualTo(Serialized.golden(getClass(), "series-2.hex"));
        SeriesMonitor monitor = new SeriesMonitor(read.state(), DriftSettings.DEFAULT, CLOCK);
        assertThat(monitor.phase()).isEqualTo(2);
        assertThat(monitor.standing()).isEmpty();
        assertThat(read.state().decisions.exclude(FROM + 110 * 24 * HOUR_MS)).isTrue();
        assertThat(read.state().decisions.confirm(FROM + 119 * 24 * HOUR_MS)).isTrue();
        assertThat(read.classic().at(read.state(), CLOCK, FROM + 119 * 24 * HOUR_MS))
                .extracting(ClassicCharts.Drawn::kind)
                .containsExactly(ClassicKind.P, ClassicKind.P_PRIME);
    }

    private static ChartedSeries golden(int version) {
        return Serialized.value(
                new ChartedSeriesSerializer(),
                Serialized.golden(DriftSerializersTest.class, "series-" + version + ".hex"));
    }

    private static byte[] bytes(ChartedSeries series) {
        return Serialized.bytes(new ChartedSeriesSerializer(), series);
    }

    @Test
    void decisionsAndTextbookChartsAreWrittenAndReadWhole() {
        assertThat(bytes(Serialized.roundTrip(new ChartedSeriesSerializer(), decided())))
                .isEqualTo(bytes(decided()));
    }

    private static <T> void same(String file, TypeSerializer<T> serializer, T value) {
        byte[] golden = Serialized.golden(DriftSerializersTest.class, file + "-1.hex");
        assertThat(Serialized.bytes(serializer, Serialized.value(serializer, golden)))
                .as(file)
                .isEqualTo(Serialized.bytes(serializer, value));
    }

    @Test
    void aSeriesThatWasReadGoesOnBySettingsInForce() {
        ChartedSeries read = Serialized.roundTrip(new ChartedSeriesSerializer(), series());
        DriftSettings keen =
                new DriftSettings(
                        Detector.CUSUM, 0.25, 2, 2, 1.25, 3, 3, 0.1, 4.32, 5, 5, Map.of());
        ChartedSeries same = series();
        for (ChartedSeries each : List.of(read, same)) {
            SeriesMonitor monitor = new SeriesMonitor(each.state(), keen, CLOCK);
            monitor.take(FROM + 120 * 24 * HOUR_MS, Sums.proportion(150, 200));
        }
        ChartedSeriesSerializer serializer = new ChartedSeriesSerializer();
        assertThat(Serialized.bytes(serializer, read))
                .isEqualTo(Serialized.bytes(serializer, same));
    }

    @Test
    void copiesShareNothing() {
        ChartedSeriesSerializer serializer = new ChartedSeriesSerializer();
        ChartedSeries series = series();
        byte[] before = Serialized.bytes(serializer, series);
        ChartedSeries copy = serializer.copy(series);
        new SeriesMonitor(copy.state(), DriftSettings.DEFAULT, CLOCK)
                .take(FROM + 120 * 24 * HOUR_MS, Sums.proportion(1, 200));
        assertThat(Serialized.bytes(serializer, series)).isEqualTo(before);
        assertThat(Serialized.bytes(serializer, copy)).isNotEqualTo(before);
    }
}
