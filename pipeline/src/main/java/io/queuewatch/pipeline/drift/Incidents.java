package io.queuewatch.pipeline.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The incidents of one queue, or of one site: a series joins an incident whose newest signal is at
 * most 4 hours old. Signals of charts on trial are information and make none. This is its whole
 * state; changed in place, written and read whole.
 */
public final class Incidents {

    static final long TOGETHER_MS = 4 * 3_600_000L;

    private static final byte VERSION = 1;

    // Those over are kept while a correction may still withdraw or reopen what they are of.
    private static final long REMEMBERED_MS = 2 * 168 * 3_600_000L;

    private final List<Incident> incidents = new ArrayList<>();

    /**
     * News of a signal of one of the series.
     *
     * @param series whose, such as the label of the metric
     * @param metric of the series
     * @param change what is new
     * @param at when it could be known: the event time that let the interval be scored
     */
    public List<IncidentChange> take(String series, Metric metric, SignalChange change, long at) {
        if (change.signal().trial()) {
            return List.of();
        }
        incidents.removeIf(
                incident -> !incident.standing() && incident.endedAt() < at - REMEMBERED_MS);
        Incident.Part part = new Incident.Part(series, metric, change.signal());
        int known = indexOf(part);
        if (known >= 0) {
            return List.of(changed(known, change.news(), part, at));
        }
        if (change.news() != SignalChange.News.RAISED) {
            return List.of();
        }
        for (int i = incidents.size() - 1; i >= 0; i--) {
            Incident incident = incidents.get(i);
            if (incident.standing() && at - incident.newestAt() <= TOGETHER_MS) {
                incidents.set(i, incident.joined(part, at));
                return List.of(new IncidentChange(IncidentChange.News.UPDATED, incidents.get(i)));
            }
        }
        incidents.add(Incident.opened(part, at));
        return List.of(
                new IncidentChange(
                        IncidentChange.News.RAISED, incidents.get(incidents.size() - 1)));
    }

    /** Those that stand. */
    public List<Incident> standing() {
        return incidents.stream().filter(Incident::standing).toList();
    }

    private int indexOf(Incident.Part part) {
        for (int i = incidents.size() - 1; i >= 0; i--) {
            if (incidents.get(i).has(part)) {
                return i;
            }
        }
        return -1;
    }

    private IncidentChange changed(int at, SignalChange.News news, Incident.Part part, long time) {
        Incident before = incidents.get(at);
        Incident after =
                news == SignalChange.News.WITHDRAWN
                        ? before.without(part, time)
                        : before.with(part, time);
        if (after == null) {
            incidents.remove(at);
            return new IncidentChange(IncidentChange.News.WITHDRAWN, before);
        }
        incidents.set(at, after);
        if (before.standing() && !after.standing()) {
            return new IncidentChange(IncidentChange.News.CLEARED, after);
        }
        // What was told to be over stands again: the same incident, told once more.
        return new IncidentChange(
                !before.standing() && after.standing()
                        ? IncidentChange.News.RAISED
                        : IncidentChange.News.UPDATED,
                after);
    }

    /** Writes it, to be read by {@link #read}. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeInt(incidents.size());
        for (Incident incident : incidents) {
            incident.write(out);
        }
    }

    /**
     * Reads what {@link #write} has written.
     *
     * @throws IOException also where it was written by a newer version of the program
     */
    public static Incidents read(DataInput in) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException(
                    "state of incidents of version %d; this program reads %d"
                            .formatted(version, VERSION));
        }
        Incidents read = new Incidents();
        for (int left = in.readInt(); left > 0; left--) {
            read.incidents.add(Incident.read(in));
        }
        return read;
    }
}
