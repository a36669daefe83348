package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.drift.Incident.Severity;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The incidents of all queues of a channel and of the channel as a whole, and the alerts that they
 * make. Changed in place; written and read whole.
 *
 * <p>Spikes of one interval are told apart from chance over all series of the channel together.
 * What a queue has at the same time as all of the channel is part of the channel's incident. With
 * one queue alone there is no channel beside it.
 */
final class ChannelIncidents {

    private static final byte VERSION = 1;
    private static final long HOUR_MS = 3_600_000;
    private static final String SITE = RowReadings.ALL_QUEUES;

    private SiteIncidents site = new SiteIncidents();
    private final Map<String, Incidents> queues = new TreeMap<>();
    private final Map<String, Told> open = new TreeMap<>();
    private final Map<String, String> evidence = new HashMap<>();
    private final TreeMap<Long, Map<String, Double>> residuals = new TreeMap<>();

    /** An incident that stands, as far as it has been told. */
    private static final class Told {
        private Incident incident;
        private boolean adopted;
        private Severity severity = Severity.INFORMATION;
        private double answered;
        private double inTarget;
    }

    /**
     * What speaks for an alert that is to stand.
     *
     * @param queue the queue, or * for all of the channel together
     * @param severity who is told
     * @param startsAt since when, in milliseconds
     * @param words what speaks for it, a line for each signal
     */
    record Standing(String queue, Severity severity, long startsAt, List<String> words) {}

    /**
     * Takes what came at one moment.
     *
     * @param moment all of it
     * @param rates the share promised in target, by queue
     */
    void take(List<ScoredInterval> moment, ToDoubleFunction<String> rates) {
        List<ScoredInterval> ordered = new ArrayList<>(moment);
        // The channel first, so that it adopts what its queues have at the same time.
        ordered.sort(
                Comparator.comparing((ScoredInterval scored) -> !scored.queue().equals(SITE))
                        .thenComparing(ScoredInterval::queue)
                        .thenComparing(ScoredInterval::beat)
                        .thenComparing(ScoredInterval::start));
        for (ScoredInterval scored : ordered) {
            queues.computeIfAbsent(scored.queue(), any -> new Incidents());
            remember(scored);
        }
        for (ScoredInterval scored : ordered) {
            for (SeriesNews news : scored.series()) {
                for (SeriesNews.Evidence standing : news.standing()) {
                    evidence.put(
                            series(scored.queue(), news.metric(), standing.signal()),
                            standing.words());
                }
                for (SignalChange change : news.changes()) {
                    if (!isChance(change, news.metric(), scored)) {
                        tell(scored, news.metric(), change);
                    }
                }
            }
            count(scored, rates);
        }
        evidence.keySet().removeIf(this::isOver);
    }

    private void remember(ScoredInterval scored) {
        for (SeriesNews news : scored.series()) {
            for (SeriesNews.Score score : news.scored()) {
                Map<String, Double> interval =
                        residuals.computeIfAbsent(score.start(), any -> new HashMap<>());
                String series = scored.queue() + '|' + news.metric().label();
                if (Double.isNaN(score.z())) {
                    interval.remove(series);
                } else {
                    interval.put(series, score.z());
                }
            }
        }
        residuals.headMap(scored.at() - SeriesMonitor.CORRECTABLE * HOUR_MS).clear();
    }

    /** Whether a spike is one of those that so many series bring by chance. */
    private boolean isChance(SignalChange change, Metric metric, ScoredInterval scored) {
        if (change.news() != SignalChange.News.RAISED
                || change.signal().detector() != Detector.SPIKE) {
            return false;
        }
        Map<String, Double> interval = residuals.get(change.signal().raisedAt());
        String series = scored.queue() + '|' + metric.label();
        if (interval == null || !interval.containsKey(series)) {
            return false;
        }
        List<String> names = new ArrayList<>(interval.keySet());
        double[] z = names.stream().mapToDouble(interval::get).toArray();
        return !FalseDiscoveries.pass(z, FalseDiscoveries.RATE)[names.indexOf(series)];
    }

    private void tell(ScoredInterval scored, Metric metric, SignalChange change) {
        long at = scored.at();
        if (!scored.queue().equals(SITE)) {
            for (IncidentChange news :
                    queues.get(scored.queue()).take(metric.label(), metric, change, at)) {
                note(scored.queue(), site.queue(scored.queue(), news, at).change());
            }
        } else if (queues.size() > 2) {
            for (SiteIncidents.Told told : site.site(metric.label(), metric, change, at)) {
                note(told.queue() == null ? SITE : told.queue(), told.change());
            }
        }
    }

    private void note(String queue, IncidentChange change) {
        Incident incident = change.incident();
        String name = queue + '|' + incident.openedAt();
        if (change.news() == IncidentChange.News.WITHDRAWN || !incident.standing()) {
            open.remove(name);
            return;
        }
        Told told = open.computeIfAbsent(name, any -> new Told());
        told.incident = incident;
        told.adopted |= change.news() == IncidentChange.News.ADOPTED;
    }

    /** Severity only rises while an incident stands: nobody is told twice of less. */
    private void count(ScoredInterval scored, ToDoubleFunction<String> rates) {
        for (Map.Entry<String, Told> entry : open.entrySet()) {
            if (!queueOf(entry.getKey()).equals(scored.queue())) {
                continue;
            }
            Told told = entry.getValue();
            if (scored.inTarget() != null && scored.start() >= changedAt(told.incident)) {
                told.answered += scored.inTarget().n();
                told.inTarget += scored.inTarget().x();
            }
            boolean ofSite = scored.queue().equals(SITE);
            Severity now =
                    told.incident.severity(
                            isBreached(told, rates.applyAsDouble(scored.queue())), ofSite);
            told.severity = now.compareTo(told.severity) > 0 ? now : told.severity;
        }
    }

    /** Whether fewer are served in time than was promised since the change began. */
    private static boolean isBreached(Told told, double rate) {
        for (Incident.Part part : told.incident.parts()) {
            if (part.metric() == Metric.SERVICE_LEVEL
                    && part.signal().standing()
                    && part.signal().value() < rate) {
                return true;
            }
        }
        return told.answered > 0 && told.inTarget / told.answered < rate;
    }

    private static long changedAt(Incident incident) {
        return incident.parts().stream()
                .mapToLong(part -> part.signal().changedAt())
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** The alerts that are to stand now: one for each queue and severity. */
    List<Standing> standing() {
        Map<String, List<Told>> alerts = new TreeMap<>();
        open.forEach(
                (name, told) -> {
                    if (!told.adopted) {
                        alerts.computeIfAbsent(
                                        queueOf(name) + '|' + told.severity.name(),
                                        any -> new ArrayList<>())
                                .add(told);
                    }
                });
        List<Standing> standing = new ArrayList<>();
        alerts.forEach(
                (name, incidents) -> {
                    incidents.sort(Comparator.comparingLong(told -> told.incident.openedAt()));
                    String queue = queueOf(name);
                    List<String> words = new ArrayList<>();
                    incidents.forEach(told -> speakFor(told, queue, "", words));
                    if (queue.equals(SITE)) {
                        speakForAdopted(words);
                    }
                    standing.add(
                            new Standing(
                                    queue,
                                    incidents.get(0).severity,
                                    incidents.get(0).incident.openedAt(),
                                    words));
                });
        return standing;
    }

    /** The channel's alert says which queues it is of. */
    private void speakForAdopted(List<String> words) {
        open.forEach(
                (name, told) -> {
                    if (told.adopted) {
                        speakFor(told, queueOf(name), queueOf(name) + ": ", words);
                    }
                });
    }

    private void speakFor(Told told, String queue, String prefix, List<String> words) {
        for (Incident.Part part : told.incident.parts()) {
            String speaks = evidence.get(series(queue, part.metric(), part.signal()));
            if (part.signal().standing() && speaks != null) {
                words.add(prefix + speaks);
            }
        }
    }

    private boolean isOver(String series) {
        return open.entrySet().stream()
                .noneMatch(
                        entry ->
                                entry.getValue().incident.parts().stream()
                                        .anyMatch(
                                                part ->
                                                        series(
                                                                        queueOf(entry.getKey()),
                                                                        part.metric(),
                                                                        part.signal())
                                                                .equals(series)));
    }

    private static String series(String queue, Metric metric, Signal signal) {
        return String.join(
                "|", queue, metric.label(), signal.detector().name(), signal.up() ? "up" : "down");
    }

    /** A queue may have a bar in its name. */
    private static String queueOf(String name) {
        return name.substring(0, name.lastIndexOf('|'));
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        site.write(out);
        out.writeInt(queues.size());
        for (Map.Entry<String, Incidents> entry : queues.entrySet()) {
            out.writeUTF(entry.getKey());
            entry.getValue().write(out);
        }
        out.writeInt(open.size());
        for (Map.Entry<String, Told> entry : open.entrySet()) {
            out.writeUTF(entry.getKey());
            entry.getValue().incident.write(out);
            out.writeBoolean(entry.getValue().adopted);
            out.writeByte(entry.getValue().severity.ordinal());
            out.writeDouble(entry.getValue().answered);
            out.writeDouble(entry.getValue().inTarget);
        }
        Map<String, String> words = new TreeMap<>(evidence);
        out.writeInt(words.size());
        for (Map.Entry<String, String> entry : words.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeUTF(entry.getValue());
        }
        out.writeInt(residuals.size());
        for (Map.Entry<Long, Map<String, Double>> entry : residuals.entrySet()) {
            out.writeLong(entry.getKey());
            out.writeInt(entry.getValue().size());
            for (Map.Entry<String, Double> residual : new TreeMap<>(entry.getValue()).entrySet()) {
                out.writeUTF(residual.getKey());
                out.writeDouble(residual.getValue());
            }
        }
    }

    static ChannelIncidents read(DataInput in) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException(
                    "state of a channel's incidents of version %d; this program reads %d"
                            .formatted(version, VERSION));
        }
        ChannelIncidents read = new ChannelIncidents();
        read.site = SiteIncidents.read(in);
        for (int left = in.readInt(); left > 0; left--) {
            read.queues.put(in.readUTF(), Incidents.read(in));
        }
        for (int left = in.readInt(); left > 0; left--) {
            Told told = new Told();
            read.open.put(in.readUTF(), told);
            told.incident = Incident.read(in);
            told.adopted = in.readBoolean();
            told.severity = Severity.values()[in.readByte()];
            told.answered = in.readDouble();
            told.inTarget = in.readDouble();
        }
        for (int left = in.readInt(); left > 0; left--) {
            read.evidence.put(in.readUTF(), in.readUTF());
        }
        for (int left = in.readInt(); left > 0; left--) {
            Map<String, Double> interval = new HashMap<>();
            read.residuals.put(in.readLong(), interval);
            for (int more = in.readInt(); more > 0; more--) {
                interval.put(in.readUTF(), in.readDouble());
            }
        }
        return read;
    }
}
