package io.queuewatch.pipeline.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The incident of a site and those of its queues: the site's adopts what its queues had in the last
 * 4 hours, which raise no alert of their own from then on, and what they have while it stands and
 * is at most 4 hours old. This is its whole state; changed in place, written and read whole.
 */
public final class SiteIncidents {

    private static final byte VERSION = 1;

    private final Incidents own;
    private final Map<String, List<Incident>> ofQueues = new TreeMap<>();

    /** Of a site in which nothing has happened. */
    public SiteIncidents() {
        this(new Incidents());
    }

    private SiteIncidents(Incidents own) {
        this.own = own;
    }

    /**
     * News of a signal of a series of the whole site.
     *
     * @return news of the site's incident, then of those of queues that it adopts
     */
    public List<Told> site(String series, Metric metric, SignalChange change, long at) {
        List<Told> told = new ArrayList<>();
        for (IncidentChange news : own.take(series, metric, change, at)) {
            told.add(new Told(null, news));
            if (news.news() == IncidentChange.News.RAISED) {
                adopt(at, told);
            }
        }
        return told;
    }

    private void adopt(long at, List<Told> told) {
        ofQueues.forEach(
                (queue, incidents) -> {
                    for (Incident incident : incidents) {
                        if (at - incident.newestAt() <= Incidents.TOGETHER_MS) {
                            told.add(
                                    new Told(
                                            queue,
                                            new IncidentChange(
                                                    IncidentChange.News.ADOPTED, incident)));
                        }
                    }
                });
    }

    /**
     * News of an incident of one of its queues.
     *
     * @return the same news; {@link IncidentChange.News#ADOPTED} where it would raise an alert and
     *     the site has one that it is a part of
     */
    public Told queue(String queue, IncidentChange change, long at) {
        List<Incident> standing = new ArrayList<>(ofQueues.getOrDefault(queue, List.of()));
        standing.removeIf(old -> old.openedAt() == change.incident().openedAt());
        if (change.incident().standing() && change.news() != IncidentChange.News.WITHDRAWN) {
            standing.add(change.incident());
        }
        if (standing.isEmpty()) {
            ofQueues.remove(queue);
        } else {
            ofQueues.put(queue, standing);
        }
        boolean adopts =
                change.news() == IncidentChange.News.RAISED
                        && own.standing().stream()
                                .anyMatch(site -> at - site.newestAt() <= Incidents.TOGETHER_MS);
        return new Told(
                queue,
                adopts
                        ? new IncidentChange(IncidentChange.News.ADOPTED, change.incident())
                        : change);
    }

    /** What stands of the site itself. */
    public List<Incident> standing() {
        return own.standing();
    }

    /**
     * News, and whose.
     *
     * @param queue the queue; null for the site
     * @param change what is new
     */
    public record Told(String queue, IncidentChange change) {}

    /** Writes it, to be read by {@link #read}. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        own.write(out);
        out.writeInt(ofQueues.size());
        for (Map.Entry<String, List<Incident>> queue : ofQueues.entrySet()) {
            out.writeUTF(queue.getKey());
            out.writeInt(queue.getValue().size());
            for (Incident incident : queue.getValue()) {
                incident.write(out);
            }
        }
    }

    /**
     * Reads what {@link #write} has written.
     *
     * @throws IOException also where it was written by a newer version of the program
     */
    public static SiteIncidents read(DataInput in) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException(
                    "state of a site's incidents of version %d; this program reads %d"
                            .formatted(version, VERSION));
        }
        SiteIncidents read = new SiteIncidents(Incidents.read(in));
        for (int queues = in.readInt(); queues > 0; queues--) {
            String queue = in.readUTF();
            List<Incident> incidents = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                incidents.add(Incident.read(in));
            }
            read.ofQueues.put(queue, incidents);
        }
        return read;
    }
}
