package io.queuewatch.pipeline.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One trouble of a queue or of a site, in however many series it shows. Immutable.
 *
 * @param openedAt when its first signal could be known, in epoch milliseconds; with the queue or
 *     site it is the incident's identity
 * @param newestAt when its newest signal could be known
 * @param endedAt when the last of its signals was over; {@link Signal#STANDING} until then
 * @param parts the signals that it is of
 */
public record Incident(long openedAt, long newestAt, long endedAt, List<Part> parts) {

    /**
     * A signal of one series.
     *
     * @param series whose; the label of its metric, of a site's series whatever the site calls it
     * @param metric of the series
     * @param signal as it is now
     */
    public record Part(String series, Metric metric, Signal signal) {

        boolean same(Part other) {
            return series.equals(other.series) && signal.same(other.signal);
        }

        void write(DataOutput out) throws IOException {
            out.writeUTF(series);
            out.writeUTF(metric.label());
            signal.write(out);
        }

        static Part read(DataInput in) throws IOException {
            return new Part(in.readUTF(), Metric.of(in.readUTF()), Signal.read(in));
        }
    }

    /** Copies the parts. */
    public Incident {
        parts = List.copyOf(parts);
    }

    static Incident opened(Part part, long at) {
        return new Incident(at, at, Signal.STANDING, List.of(part));
    }

    /** Whether it is not over. */
    public boolean standing() {
        return endedAt == Signal.STANDING;
    }

    /**
     * Who is to be told. Improvements and volume are information; a deterioration is a ticket, and
     * a page where a target is breached too or all of a site drifts.
     *
     * @param breached whether a target of the queue is breached now
     * @param ofSite whether it is the incident of a site
     */
    public Severity severity(boolean breached, boolean ofSite) {
        boolean worse =
                parts.stream().anyMatch(part -> part.signal.effect(part.metric) == Effect.WORSE);
        if (!worse) {
            return Severity.INFORMATION;
        }
        return breached || ofSite ? Severity.PAGE : Severity.TICKET;
    }

    /** Who is told. */
    public enum Severity {
        /** Nobody is woken, nothing is to be done. */
        INFORMATION,
        /** Somebody should look at it in the day. */
        TICKET,
        /** Somebody is called. */
        PAGE
    }

    Incident joined(Part part, long at) {
        List<Part> more = new ArrayList<>(parts);
        more.add(part);
        return new Incident(openedAt, Math.max(newestAt, at), Signal.STANDING, more);
    }

    boolean has(Part part) {
        return parts.stream().anyMatch(part::same);
    }

    /** With a part as it is now; it ends with the last of them. */
    Incident with(Part part, long at) {
        List<Part> now = new ArrayList<>();
        boolean stands = part.signal.standing();
        now.add(part);
        for (Part old : parts) {
            if (!old.same(part)) {
                now.add(old);
                stands |= old.signal.standing();
            }
        }
        return new Incident(openedAt, newestAt, stands ? Signal.STANDING : at, now);
    }

    /** Without a part that has not arisen; null where none is left. */
    Incident without(Part part, long at) {
        List<Part> left = new ArrayList<>();
        boolean stands = false;
        for (Part old : parts) {
            if (!old.same(part)) {
                left.add(old);
                stands |= old.signal.standing();
            }
        }
        return left.isEmpty()
                ? null
                : new Incident(openedAt, newestAt, stands ? Signal.STANDING : at, left);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(openedAt);
        out.writeLong(newestAt);
        out.writeLong(endedAt);
        out.writeInt(parts.size());
        for (Part part : parts) {
            part.write(out);
        }
    }

    static Incident read(DataInput in) throws IOException {
        long openedAt = in.readLong();
        long newestAt = in.readLong();
        long endedAt = in.readLong();
        List<Part> parts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            parts.add(Part.read(in));
        }
        return new Incident(openedAt, newestAt, endedAt, parts);
    }
}
