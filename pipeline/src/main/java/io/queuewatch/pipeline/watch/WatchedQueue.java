package io.queuewatch.pipeline.watch;

import io.queuewatch.pipeline.config.AlertSettings;
import io.queuewatch.pipeline.config.Target;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.kpi.Measure;
import io.queuewatch.pipeline.kpi.QueueNews;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A queue that is watched, or all of a channel, and what is promised of it.
 *
 * @param channel the channel
 * @param queue the queue, or {@code *}
 * @param all whether it stands for all of the channel
 * @param target what is promised
 * @param settings when people are told
 * @param zone of its days and months
 */
record WatchedQueue(
        Channel channel,
        String queue,
        boolean all,
        Target target,
        AlertSettings settings,
        ZoneId zone) {

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

    /**
     * The queue of these news.
     *
     * @param key of {@link QueueNews#key}
     */
    static WatchedQueue of(String key, Targets targets) {
        int space = key.indexOf(' ');
        String label = key.substring(0, space);
        String queue = key.substring(space + 1);
        boolean all = QueueNews.isAllQueues(queue);
        return new WatchedQueue(
                Channel.of(label),
                queue,
                all,
                all ? targets.of(label) : targets.of(label, queue),
                targets.alerts(label, queue),
                targets.zone(label, queue));
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
        return channel.conversation() ? QueueMemory.MINUTE_MS : QueueMemory.QUARTER_MS;
    }

    boolean isOpen(long moment) {
        return target.calendar() == null || target.calendar().open(moment);
    }

    /** Whether who came then waits so long that it cannot wait any longer. */
    boolean waitsTooLong(long since, long moment) {
        long limitMs =
                Math.max(
                        settings.oldestWaitMs(),
                        Math.round(settings.oldestWait() * target.waitMs()));
        return target.calendar() == null
                ? moment - since > limitMs
                : moment - since > limitMs && target.calendar().between(since, moment) > limitMs;
    }

    /** Milliseconds of business between two moments. */
    long openMs(long from, long to) {
        return target.calendar() == null ? to - from : target.calendar().between(from, to);
    }

    /** When the month began that a moment is in, in milliseconds. */
    long monthOf(long moment) {
        return Instant.ofEpochMilli(moment)
                .atZone(zone)
                .toLocalDate()
                .withDayOfMonth(1)
                .atStartOfDay(zone)
                .toInstant()
                .toEpochMilli();
    }

    /** What is wrong, in one line. */
    String summary(Trouble trouble) {
        String where = all ? "channel " + channel.label() : channel.label() + " queue " + queue;
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
        };
    }
}
