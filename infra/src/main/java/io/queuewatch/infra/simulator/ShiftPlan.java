package io.queuewatch.infra.simulator;

import io.queuewatch.infra.simulator.Shift.Away;
import io.queuewatch.infra.simulator.model.QueueModel;
import io.queuewatch.schemas.AwayReason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Covers a queue's need for agents by shifts: where agents lack, a shift begins; its breaks go
 * where most agents are to spare. All in quarters of an hour since the epoch.
 */
final class ShiftPlan {
    private static final long QUARTER = Duration.ofMinutes(15).toMillis();
    private static final int LONGEST = 34;
    private static final int SHORTEST = 16;
    private static final int WITH_LUNCH = 26;
    private static final int LEEWAY = 8;

    /** Time away: at which point of the shift, for how many quarters of an hour, and why. */
    private record Pause(double point, int quarters, AwayReason reason) {

        /** With the quarter of an hour that is worked before it, at least. */
        int withWorkBefore() {
            return quarters + 1;
        }
    }

    private final QueueModel model;
    private final ZoneId zone;
    private final TreeMap<Long, Integer> need = new TreeMap<>();
    private final TreeMap<Long, Integer> ready = new TreeMap<>();
    private int planned;

    ShiftPlan(QueueModel model, ZoneId zone) {
        this.model = model;
        this.zone = zone;
    }

    /** The shifts that begin in [from, to), in milliseconds; to be asked day after day. */
    List<Shift> shifts(long from, long to) {
        long first = from / QUARTER;
        need.headMap(first).clear();
        ready.headMap(first).clear();
        List<Shift> shifts = new ArrayList<>();
        for (long quarter = first; quarter < to / QUARTER; quarter++) {
            while (spare(quarter) < 0) {
                shifts.add(shift(quarter));
            }
        }
        return shifts;
    }

    private Shift shift(long from) {
        int length = length(from);
        staff(from, from + length, 1);
        List<Away> away = new ArrayList<>();
        List<Pause> pauses = pauses(length);
        int room = pauses.stream().mapToInt(Pause::withWorkBefore).sum();
        long earliest = from + 1;
        for (Pause pause : pauses) {
            room -= pause.withWorkBefore();
            long latest = from + length - pause.quarters - 1 - room;
            long begin = begin(pause, from, length, earliest, latest);
            long end = begin + pause.quarters;
            staff(begin, end, -1);
            away.add(new Away(begin * QUARTER, end * QUARTER, pause.reason));
            earliest = end + 1;
        }
        planned++;
        return new Shift(from * QUARTER, (from + length) * QUARTER, List.copyOf(away));
    }

    private List<Pause> pauses(int length) {
        if (length < WITH_LUNCH) {
            return List.of(new Pause(.5, 1, AwayReason.BREAK));
        }
        return List.of(
                new Pause(.2, 1, AwayReason.BREAK),
                new Pause(.45, 3, AwayReason.LUNCH),
                new Pause(.65, 4, planned % 2 == 0 ? AwayReason.TRAINING : AwayReason.MEETING),
                new Pause(.85, 1, AwayReason.BREAK));
    }

    /** Where fewest customers lose by it, near its point of the shift. */
    private long begin(Pause pause, long from, int length, long earliest, long latest) {
        long centre = from + Math.round(pause.point * (length - pause.quarters));
        long best = Math.max(earliest, Math.min(centre, latest));
        for (long begin = Math.max(earliest, centre - LEEWAY);
                begin <= Math.min(latest, centre + LEEWAY);
                begin++) {
            if (spareIn(begin, pause.quarters) > spareIn(best, pause.quarters)) {
                best = begin;
            }
        }
        return best;
    }

    /** While agents lack, within what can be asked of a person. */
    private int length(long from) {
        int length = 0;
        while (length < LONGEST && spare(from + length) < 0) {
            length++;
        }
        return Math.max(SHORTEST, length);
    }

    private int spareIn(long from, int quarters) {
        int least = Integer.MAX_VALUE;
        for (long quarter = from; quarter < from + quarters; quarter++) {
            least = Math.min(least, spare(quarter));
        }
        return least;
    }

    private int spare(long quarter) {
        return ready.getOrDefault(quarter, 0) - need(quarter);
    }

    private int need(long quarter) {
        return need.computeIfAbsent(quarter, this::needed);
    }

    private int needed(long quarter) {
        ZonedDateTime begin = Instant.ofEpochMilli(quarter * QUARTER).atZone(zone);
        if (!model.demand().hours().openAt(begin)) {
            return 0;
        }
        return Math.max(
                model.staffing().agents(model, begin),
                model.staffing().agents(model, begin.plusMinutes(15)));
    }

    private void staff(long from, long to, int agents) {
        for (long quarter = from; quarter < to; quarter++) {
            ready.merge(quarter, agents, Integer::sum);
        }
    }
}
