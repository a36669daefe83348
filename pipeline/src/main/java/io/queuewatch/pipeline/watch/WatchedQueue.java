package io.queuewatch.pipeline.watch;

import static io.queuewatch.pipeline.watch.QueueMemory.QUARTER_MS;

import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.kpi.Interval;
import io.queuewatch.pipeline.kpi.Measure;
import io.queuewatch.pipeline.kpi.QueueNews;
import java.time.Instant;
import java.time.ZoneId;

/** A queue that is watched, or all of a channel, and what is promised of it at any time. */
final class WatchedQueue {

    /** Open hours are looked for no further back, in milliseconds. */
    private static final long LONGEST_BACK_MS = 10L * 86_400_000;

    /** What shows that a source still tells of contacts: not what time alone brings about. */
    private static final Measure[] ACTIVITY = {
        Measure.OFFERED,
        Measure.ANSWERED,
        Measure.ABANDONED,
        Measure.HANDLED,
        Measure.RESPONSES,
        Measure.IVR_EXIT,
        Measure.DISCARDED,
        Measure.CALLBACK_ATTEMPTS
    };

    private final Channel channel;
    private final String queue;
    private final TargetsHistory targets;
    private final ZoneId zone;

    /** The targets last asked for, and what they say of the queue: most that follow do as well. */
    private Targets lastTargets;

    private Terms lastTerms;

    /**
     * The queue of these news.
     *
     * @param key of {@link QueueNews#key}
     * @param targets what was, is and will be promised
     */
    WatchedQueue(String key, TargetsHistory targets) {
        int space = key.indexOf(' ');
        channel = Channel.of(key.substring(0, space));
        queue = key.substring(space + 1);
        this.targets = targets;
        zone = targets.zone(channel.label(), queue);
    }

    Channel channel() {
        return channel;
    }

    /** The queue, or {@code *}. */
    String queue() {
        return queue;
    }

    /** Whether it stands for all of the channel. */
    boolean all() {
        return QueueNews.isAllQueues(queue);
    }

    /** Of its days and months. */
    ZoneId zone() {
        return zone;
    }

    /** What is promised to what begins at a moment, and when people are told then. */
    Terms at(long moment) {
        Targets then = targets.at(moment);
        if (then != lastTargets) {
            String label = channel.label();
            lastTerms =
                    new Terms(
                            all() ? then.of(label) : then.of(label, queue),
                            then.alerts(label, queue));
            lastTargets = then;
        }
        return lastTerms;
    }

    /** When other terms come into force after a moment, in milliseconds. */
    long nextChange(long moment) {
        return targets.nextChange(moment);
    }

    /**
     * The terms by which what is counted at a moment is judged: those of the beginning of its
     * quarter of an hour.
     */
    Terms ofQuarter(long moment) {
        return at(quarterOf(moment));
    }

    /** When other terms are the first to judge what is counted after a moment, in milliseconds. */
    long nextTerms(long moment) {
        return wholeQuarter(targets.nextChange(quarterOf(moment)));
    }

    /**
     * When what is summed together with a quarter of an hour began, in milliseconds: its month, or
     * the terms that it is judged by.
     */
    long spanOf(long quarter) {
        return Math.max(monthOf(quarter), wholeQuarter(targets.lastChange(quarter)));
    }

    static long quarterOf(long moment) {
        return Math.floorDiv(moment, QUARTER_MS) * QUARTER_MS;
    }

    /** The beginning of the first quarter of an hour that is not before a moment; ever is ever. */
    private static long wholeQuarter(long moment) {
        return moment == Long.MIN_VALUE || moment == Long.MAX_VALUE
                ? moment
                : quarterOf(moment + QUARTER_MS - 1);
    }

    /** Whether the queue is listed no more, though it was. */
    boolean isGivenUp(long moment) {
        return !all() && targets.isGivenUp(channel.label(), queue, moment);
    }

    /** Whether contacts may come at a moment: the business is open and the queue not given up. */
    boolean expects(long moment) {
        return at(moment).isOpen(moment) && !isGivenUp(moment);
    }

    /**
     * Since when arrivals are those of the queues there are, in milliseconds: what came to all of a
     * channel before one of its queues was given up tells nothing any more.
     */
    long comparableSince(long moment) {
        return all() ? targets.lastGivenUp(channel.label(), moment) : Long.MIN_VALUE;
    }

    static boolean isActivity(long[] sums) {
        for (Measure measure : ACTIVITY) {
            if (sums[measure.ordinal()] != 0) {
                return true;
            }
        }
        return false;
    }

    /** What sums are kept by at the finest, in milliseconds. */
    long unitMs() {
        return channel.conversation() ? QueueMemory.MINUTE_MS : QUARTER_MS;
    }

    /**
     * When the first came who waits too long by the terms of then, in milliseconds; Long.MAX_VALUE
     * where nobody does. Of those with the same terms it is the first, if any.
     *
     * @param still whether somebody did before: then it is too long while it is longer than
     *     promised
     */
    long firstWhoWaitsTooLong(WaitingLine waiting, long moment, boolean still) {
        long since = waiting.oldest();
        while (since != Long.MAX_VALUE && !at(since).waitsTooLong(since, moment, still)) {
            since = waiting.oldestFrom(nextChange(since));
        }
        return since;
    }

    /** Milliseconds of business between two moments, by the calendar of each. */
    long openMs(long from, long to) {
        long open = 0;
        for (long at = from; at < to; ) {
            long end = Math.min(to, targets.nextChange(at));
            open += at(at).openMs(at, end);
            at = end;
        }
        return open;
    }

    /**
     * When the open hours began over which a budget must burn for a ticket, in milliseconds: a
     * whole quarter of an hour.
     */
    long ticketFrom(long moment) {
        long windowMs = at(moment).settings().ticketWindowMs();
        long late = quarterOf(moment) / QUARTER_MS;
        long early = late - LONGEST_BACK_MS / QUARTER_MS;
        while (early < late) {
            long middle = late - (late - early) / 2;
            if (openMs(middle * QUARTER_MS, moment) >= windowMs) {
                early = middle;
            } else {
                late = middle - 1;
            }
        }
        return early * QUARTER_MS;
    }

    /** The sums of which quarters of an hour are still asked for, in milliseconds. */
    long quartersKeptFrom(long moment) {
        long yesterday = Interval.DAY.start(Interval.DAY.start(moment, zone) - 1, zone);
        return Math.min(yesterday, ticketFrom(moment));
    }

    /** When the month began that a moment is in, in milliseconds. */
    long monthOf(long moment) {
        return month(moment, 0);
    }

    /** When the month after it begins, in milliseconds. */
    long nextMonth(long moment) {
        return month(moment, 1);
    }

    private long month(long moment, int later) {
        return Instant.ofEpochMilli(moment)
                .atZone(zone)
                .toLocalDate()
                .withDayOfMonth(1)
                .plusMonths(later)
                .atStartOfDay(zone)
                .toInstant()
                .toEpochMilli();
    }

    /** What is wrong, in one line. */
    String summary(Trouble trouble) {
        String where = where();
        return switch (trouble) {
            case NOBODY_SIGNED_IN -> "Contacts wait and nobody is signed in: " + where;
            case NOBODY_ANSWERS -> "Contacts wait and nobody is answered: " + where;
            case OLDEST_WAIT -> "A contact waits far too long: " + where;
            case CALLBACKS_OVERDUE -> "Customers wait for promised calls: " + where;
            case NO_ARRIVALS -> "No contacts arrive: " + where;
            case SERVICE_LEVEL -> "Service level collapses: " + where;
            case SERVICE_LEVEL_TICKET -> "Service level is below its target: " + where;
            case ABANDONMENT -> "Customers give up waiting: " + where;
            case ABANDONMENT_TICKET -> "Too many customers give up waiting: " + where;
            case FIRST_RESPONSE -> "First responses miss their time: " + where;
            case FIRST_RESPONSE_TICKET -> "Too many first responses are late: " + where;
            case HANDLE_TIME -> "Handle time is above its limit: " + where;
            case SPEED_OF_ANSWER -> "The mean wait is above its limit: " + where;
            case SOURCE_SILENT -> "The source of events is silent: " + where;
            case FIRST_CONTACT_RESOLUTION -> "Too few problems are solved at once: " + where;
            case SATISFACTION -> "Customers are not satisfied: " + where;
            case NET_PROMOTER_SCORE -> "Too few customers would recommend us: " + where;
            case OCCUPANCY, ADHERENCE, SHRINKAGE ->
                    throw new IllegalArgumentException(trouble + " is of teams");
        };
    }

    private String where() {
        return all() ? "channel " + channel.label() : channel.label() + " queue " + queue;
    }
}
