package io.queuewatch.pipeline.batch;

import io.queuewatch.schemas.Author;
import io.queuewatch.schemas.Sla;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * What becomes of every promise to every contact when all is over, read from the moments of each
 * life one after the other.
 */
public final class BatchClocks {

    private static final List<String> INTERVALS = List.of("15m", "1d");

    private final BatchTargets targets;
    private final Life life;
    private final List<Clock> clocks = new ArrayList<>();

    /**
     * One promise to one contact.
     *
     * @param atRisk when it came to be at risk; null: it did not
     * @param breached when it was broken; null: it was not
     * @param end when its clock ended; null: it never did
     * @param verdict met, missed or void; null: none
     */
    private record Clock(
            String contact,
            String objective,
            String channel,
            String queue,
            String segment,
            Instant start,
            Instant atRisk,
            Instant breached,
            Instant end,
            String verdict) {}

    /**
     * A span in which a clock stands still.
     *
     * @param to null: it goes on
     */
    private record Span(Instant from, Instant to) {}

    private BatchClocks(Life life, BatchTargets targets) {
        this.life = life;
        this.targets = targets;
    }

    private static List<Clock> clocks(
            Collection<? extends SpecificRecordBase> events, BatchTargets targets) {
        List<Clock> all = new ArrayList<>();
        for (List<Event> contact : Contacts.of(events)) {
            Life life = new Life(contact, targets, Instant.MAX);
            if (!life.visits.isEmpty()) {
                all.addAll(new BatchClocks(life, targets).all());
            }
        }
        return all;
    }

    /** The rows of all clocks, by intervals. */
    public static List<Sla> rows(
            Collection<? extends SpecificRecordBase> events, BatchTargets targets) {
        Map<List<Object>, Sla> rows = new HashMap<>();
        for (Clock clock : clocks(events, targets)) {
            count(rows, targets, clock, clock.start, "started");
            count(rows, targets, clock, clock.atRisk, "at_risk");
            count(rows, targets, clock, clock.breached, "breached");
            count(rows, targets, clock, clock.end, clock.verdict);
            count(rows, targets, clock, clock.end == null ? clock.start : null, "open");
        }
        for (Sla row : rows.values()) {
            long judged = row.getMet() + row.getMissed();
            row.setMetRate(judged == 0 ? null : Double.valueOf((double) row.getMet() / judged));
        }
        return List.copyOf(rows.values());
    }

    private static void count(
            Map<List<Object>, Sla> rows,
            BatchTargets targets,
            Clock clock,
            Instant at,
            String field) {
        if (at == null) {
            return;
        }
        ZoneId zone = targets.zone(clock.channel, clock.queue);
        for (String interval : INTERVALS) {
            Interval span = interval.equals("15m") ? Interval.QUARTER : Interval.DAY;
            Instant start = span.start(at, zone);
            Sla row =
                    rows.computeIfAbsent(
                            List.of(
                                    interval,
                                    clock.objective,
                                    clock.channel,
                                    clock.queue,
                                    clock.segment,
                                    start),
                            none ->
                                    Sla.newBuilder()
                                            .setInterval(interval)
                                            .setObjective(clock.objective)
                                            .setChannel(clock.channel)
                                            .setQueue(clock.queue)
                                            .setSegment(clock.segment)
                                            .setStart(start)
                                            .setAsOf(Instant.EPOCH)
                                            .build());
            row.put(field, (long) row.get(field) + 1);
        }
    }

    /**
     * A line for every promise that came to be at risk or was broken: contact, objective, when its
     * clock started, what happened, when, and when the clock ended.
     */
    public static TreeSet<String> breaches(
            Collection<? extends SpecificRecordBase> events, BatchTargets targets) {
        TreeSet<String> lines = new TreeSet<>();
        for (Clock clock : clocks(events, targets)) {
            String of = clock.contact + ' ' + clock.objective + ' ' + clock.start + ' ';
            if (clock.atRisk != null) {
                lines.add(of + "at_risk " + clock.atRisk);
            }
            if (clock.breached != null) {
                lines.add(of + "breached " + clock.breached + " until " + clock.end);
            }
        }
        return lines;
    }

    private List<Clock> all() {
        for (Visit visit : life.visits) {
            if (life.channel.equals("voice")) {
                answer(visit);
            } else {
                firstReply(visit);
            }
        }
        laterReplies();
        levelTwo();
        urgent();
        Visit first = life.visits.get(0);
        ClockPromises promised = promised(first.begin, first.queue, first.tags);
        if (promised.resolution() != null) {
            resolved(
                    "resolution",
                    first.queue,
                    first.tags,
                    first.begin,
                    null,
                    promised.resolution());
        }
        return clocks;
    }

    private void answer(Visit visit) {
        String how = visit.outcome() == Outcome.ANSWERED ? "met" : "void";
        ofVisit("answer", visit, visit.promise.target(), visit.begin, visit.settled(), how);
    }

    private void firstReply(Visit visit) {
        Instant reply = visit.replies.isEmpty() ? null : visit.replies.get(0).at();
        boolean answered = visit.outcome() == Outcome.ANSWERED;
        Instant left = answered ? null : visit.settled();
        boolean closed = visit.outcome() == Outcome.CLOSED_UNANSWERED;
        if (answered && visit.openParts().isEmpty()) {
            // Nobody is there any more who could reply.
            left =
                    Stream.concat(
                                    Stream.of(visit.settled()),
                                    visit.parts.stream().map(Part::closed))
                            .max(Instant::compareTo)
                            .orElseThrow();
            closed = visit == life.visits.get(life.visits.size() - 1);
        }
        if (reply != null && (answered || left == null || !reply.isAfter(left))) {
            ofVisit("first_response", visit, visit.promise.target(), visit.begin, reply, "met");
        } else {
            String how = closed ? "missed" : "void";
            ofVisit("first_response", visit, visit.promise.target(), visit.begin, left, how);
        }
    }

    /** What the customer writes to who has replied once needs another reply. */
    private void laterReplies() {
        Moment asked = null;
        int visits = 0;
        for (Moment moment : life.moments) {
            Instant at = moment.event().time;
            if (asked != null) {
                boolean replied = moment.isWrittenBy(Author.AGENT) && !moment.kept();
                boolean left =
                        moment.visits() > visits
                                || moment.event().type == Event.Type.RESOLVED
                                || (life.channel.equals("chat") && !moment.converses());
                if (replied || left) {
                    laterReply(asked, at, replied ? "met" : "void");
                    asked = null;
                }
            }
            boolean there = life.channel.equals("chat") ? moment.converses() : !moment.waits();
            if (asked == null
                    && moment.visits() > 0
                    && there
                    && moment.isWrittenBy(Author.CUSTOMER)
                    && !life.channel.equals("voice")) {
                asked = moment;
            }
            visits = moment.visits();
        }
        if (asked != null) {
            laterReply(asked, null, null);
        }
    }

    private void laterReply(Moment asked, Instant end, String how) {
        Visit visit = life.visits.get(asked.visits() - 1);
        Instant since = asked.event().time;
        ofVisit("next_response", visit, visit.promise.response(), since, end, how);
    }

    /** What is promised to what begins at this moment. */
    private ClockPromises promised(Instant begin, String queue, Tags tags) {
        return targets.at(begin).clocks().of(life.channel, queue, tags);
    }

    private void ofVisit(
            String objective,
            Visit visit,
            Duration allowed,
            Instant since,
            Instant end,
            String how) {
        add(
                objective,
                visit.queue,
                visit.tags,
                promised(visit.begin, visit.queue, visit.tags),
                since,
                visit.promise.hours(),
                allowed,
                List.of(),
                end,
                how);
    }

    private void levelTwo() {
        Moment asked = null;
        for (Moment moment : life.moments) {
            if (asked == null && moment.visits() > 0 && moment.event().isEscalatedToLevelTwo()) {
                asked = moment;
            }
        }
        if (asked == null) {
            return;
        }
        String queue = life.visits.get(asked.visits() - 1).queue;
        Duration allowed = promised(asked.event().time, queue, asked.tags()).levelTwo();
        Instant since = asked.event().time;
        Instant done = null;
        boolean after = false;
        for (Moment moment : life.moments) {
            if (after && done == null && (isResolution(moment) || isOfOther(moment, asked))) {
                done = moment.event().time;
            }
            after |= moment == asked;
        }
        Instant left = leftUnanswered(since);
        boolean isDone = done != null && (left == null || !done.isAfter(left));
        add(
                "level_2",
                queue,
                asked.tags(),
                promised(since, queue, asked.tags()),
                since,
                targets.at(since).promise(life.channel, queue, asked.tags()).hours(),
                allowed,
                List.of(),
                isDone ? done : left,
                isDone ? "met" : "void");
    }

    private static boolean isResolution(Moment moment) {
        return moment.event().type == Event.Type.RESOLVED;
    }

    private static boolean isOfOther(Moment moment, Moment asked) {
        Event event = moment.event();
        boolean human =
                event.type == Event.Type.ANSWERED
                        || event.type == Event.Type.CALLBACK_REACHED
                        || moment.isWrittenBy(Author.AGENT);
        return human && (event.agentId == null || !event.agentId.equals(asked.event().agentId));
    }

    private void urgent() {
        Moment since = null;
        for (Moment moment : life.moments) {
            boolean urgent =
                    moment.visits() > 0
                            && moment.tags().priority() != null
                            && moment.tags().priority() == 1;
            if (urgent && since == null) {
                since = moment;
            } else if (!urgent && since != null) {
                urgent(since, moment.event().time);
                since = null;
            }
        }
        if (since != null) {
            urgent(since, null);
        }
    }

    private void urgent(Moment since, Instant until) {
        String queue = life.visits.get(since.visits() - 1).queue;
        Duration allowed = promised(since.event().time, queue, since.tags()).urgent();
        if (allowed != null) {
            resolved("priority_1", queue, since.tags(), since.event().time, until, allowed);
        }
    }

    private void resolved(
            String objective,
            String queue,
            Tags tags,
            Instant since,
            Instant until,
            Duration allowed) {
        Instant resolved = resolvedFor(since);
        Instant left = leftUnanswered(since);
        if (until != null && (left == null || until.isBefore(left))) {
            left = until;
        }
        boolean done = resolved != null && (left == null || !resolved.isAfter(left));
        add(
                objective,
                queue,
                tags,
                promised(since, queue, tags),
                since,
                targets.at(since).promise(life.channel, queue, tags).hours(),
                allowed,
                stops(),
                done ? resolved : left,
                done ? "met" : "void");
    }

    /** When it was resolved for good, or was so already; null: it is not. */
    private Instant resolvedFor(Instant since) {
        Instant resolved = null;
        for (Moment moment : life.moments) {
            if (isResolution(moment) && resolved == null) {
                resolved = moment.event().time;
            } else if (moment.event().type == Event.Type.REOPENED) {
                resolved = null;
            }
        }
        if (life.moments.stream().anyMatch(BatchClocks::isResolution)) {
            return resolved == null || resolved.isAfter(since) ? resolved : since;
        }
        Instant inferred = inferred();
        Instant reopened = reopened();
        return inferred == null
                        || inferred.isBefore(since)
                        || (reopened != null && inferred.isBefore(reopened))
                ? null
                : inferred;
    }

    /** When the contact was done with, for sources that do not tell of resolutions. */
    private Instant inferred() {
        Visit last = life.visits.get(life.visits.size() - 1);
        boolean explicit = targets.explicit().contains(life.source());
        if (explicit || life.moments.stream().anyMatch(BatchClocks::isResolution)) {
            return null;
        }
        if (last.outcome() == Outcome.ANSWERED) {
            boolean asked = Event.isWritten(life.channel) && life.words.areUnanswered();
            boolean handled = life.visits.stream().allMatch(BatchClocks::isOver);
            return asked || !handled ? null : life.handledAt();
        }
        return last.callBacks.isEmpty() || !last(last.callBacks).reached
                ? null
                : last(last.callBacks).settled;
    }

    private static boolean isOver(Visit visit) {
        return !visit.waits() && visit.openParts().isEmpty();
    }

    private Instant reopened() {
        Instant last = null;
        for (Moment moment : life.moments) {
            last = moment.event().type == Event.Type.REOPENED ? moment.event().time : last;
        }
        return last;
    }

    /** When a caller or chatter was gone though nobody had helped in the end. */
    private Instant leftUnanswered(Instant since) {
        Visit last = life.visits.get(life.visits.size() - 1);
        if (Event.isWritten(life.channel)
                || last.outcome() == Outcome.ANSWERED
                || !life.visits.stream().allMatch(BatchClocks::isOver)) {
            return null;
        }
        Instant left = last.settled();
        if (!last.callBacks.isEmpty()) {
            left = last(last.callBacks).reached ? null : last(last.callBacks).settled;
        }
        return left == null || left.isBefore(since) ? null : left;
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }

    /** When the work waited for others, or seemed to be done. */
    private List<Span> stops() {
        List<Span> stops = new ArrayList<>();
        Instant held = null;
        Instant resolved = null;
        for (Moment moment : life.moments) {
            Event event = moment.event();
            if (Event.isWritten(life.channel) && event.isOnHold() && held == null) {
                held = event.time;
            } else if (Event.isWritten(life.channel) && event.isResumed() && held != null) {
                stops.add(new Span(held, event.time));
                held = null;
            } else if (isResolution(moment) && resolved == null) {
                resolved = event.time;
            } else if (event.type == Event.Type.REOPENED && resolved != null) {
                stops.add(new Span(resolved, event.time));
                resolved = null;
            }
        }
        if (held != null) {
            stops.add(new Span(held, null));
        }
        Instant inferred = inferred();
        if (inferred != null && reopened() != null && inferred.isBefore(reopened())) {
            stops.add(new Span(inferred, reopened()));
        }
        return stops;
    }

    private void add(
            String objective,
            String queue,
            Tags tags,
            ClockPromises promised,
            Instant start,
            Hours hours,
            Duration allowed,
            List<Span> stops,
            Instant end,
            String how) {
        Duration warned = allowed.multipliedBy(promised.atRiskPercent()).dividedBy(100);
        Instant risk = moment(start, hours, warned, stops);
        Instant deadline = moment(start, hours, allowed, stops);
        boolean late = isBefore(deadline, end);
        boolean missed = end != null && (late || how.equals("missed"));
        clocks.add(
                new Clock(
                        life.contactId(),
                        objective,
                        life.channel,
                        queue,
                        Tags.tag(tags.segment()),
                        start,
                        isBefore(risk, end) ? risk : null,
                        late ? deadline : missed ? end : null,
                        end,
                        end == null ? null : missed ? "missed" : how));
    }

    private static boolean isBefore(Instant moment, Instant end) {
        return moment != null && (end == null || moment.isBefore(end));
    }

    /** The moment at which so much time has run; null: never. */
    private static Instant moment(Instant start, Hours hours, Duration ran, List<Span> stops) {
        if (stops.isEmpty()) {
            return hours == null ? start.plus(ran) : hours.after(start, ran);
        }
        long low = start.toEpochMilli();
        long high = start.plus(Duration.ofDays(120)).toEpochMilli();
        while (low < high) {
            long middle = (low + high) / 2;
            if (running(start, Instant.ofEpochMilli(middle), hours, stops).compareTo(ran) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Instant found = Instant.ofEpochMilli(low);
        boolean stopped = true;
        while (stopped) {
            stopped = false;
            for (Span stop : stops) {
                if (!found.isBefore(stop.from) && stop.to == null) {
                    return null;
                }
                if (!found.isBefore(stop.from) && found.isBefore(stop.to)) {
                    found = stop.to;
                    stopped = true;
                }
            }
        }
        return found;
    }

    private static Duration running(Instant from, Instant to, Hours hours, List<Span> stops) {
        TreeSet<Instant> edges = new TreeSet<>(List.of(from, to));
        for (Span stop : stops) {
            Stream.of(stop.from, stop.to)
                    .filter(edge -> edge != null && edge.isAfter(from) && edge.isBefore(to))
                    .forEach(edges::add);
        }
        Duration ran = Duration.ZERO;
        Instant begin = null;
        for (Instant edge : edges) {
            Instant since = begin;
            if (since != null && stops.stream().noneMatch(stop -> covers(stop, since))) {
                ran =
                        ran.plus(
                                hours == null
                                        ? Duration.between(since, edge)
                                        : hours.between(since, edge));
            }
            begin = edge;
        }
        return ran;
    }

    private static boolean covers(Span stop, Instant at) {
        return !at.isBefore(stop.from) && (stop.to == null || at.isBefore(stop.to));
    }
}
