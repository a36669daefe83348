package io.queuewatch.pipeline.watch;

import io.queuewatch.pipeline.config.Target;
import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.kpi.Measure;
import io.queuewatch.pipeline.kpi.ServiceLevel;
import io.queuewatch.pipeline.sla.Budget;
import io.queuewatch.pipeline.sla.Misses;
import java.util.List;
import java.util.Locale;

/** A share of good contacts that is promised, and so has a budget of bad ones. */
enum Objective {
    /** Answered in target, by the queue's formula. */
    SERVICE_LEVEL(Trouble.SERVICE_LEVEL, Trouble.SERVICE_LEVEL_TICKET),
    /** Not abandoned, short abandons aside. */
    ABANDONMENT(Trouble.ABANDONMENT, Trouble.ABANDONMENT_TICKET),
    /** Answered in target where that is a reply: missed when its time is over, replied or not. */
    FIRST_RESPONSE(Trouble.FIRST_RESPONSE, Trouble.FIRST_RESPONSE_TICKET);

    private static final List<Objective> CONVERSATIONS = List.of(SERVICE_LEVEL, ABANDONMENT);
    private static final List<Objective> CORRESPONDENCE = List.of(FIRST_RESPONSE);

    private final Trouble page;
    private final Trouble ticket;

    Objective(Trouble page, Trouble ticket) {
        this.page = page;
        this.ticket = ticket;
    }

    /** Those that are promised on a channel. */
    static List<Objective> of(Channel channel) {
        return channel.conversation() ? CONVERSATIONS : CORRESPONDENCE;
    }

    /** What comes of a budget that burns fast. */
    Trouble page() {
        return page;
    }

    /** What comes of a budget that burns too fast for long. */
    Trouble ticket() {
        return ticket;
    }

    /** The name in rows. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As people say it. */
    String words() {
        return label().replace('_', ' ');
    }

    /** The share that may miss it by these terms. */
    Budget budget(Terms terms) {
        return new Budget(
                this == ABANDONMENT ? terms.settings().abandonment() : 1 - terms.target().rate());
    }

    /** What was spent by these terms, of these sums by {@link Measure}. */
    Spent spent(long[] sums, Terms terms) {
        return new Spent(budget(terms), misses(sums, terms.target()));
    }

    private Misses misses(long[] sums, Target target) {
        if (this == ABANDONMENT) {
            long abandoned = sum(sums, Measure.ABANDONED) - sum(sums, Measure.SHORT_ABANDONED);
            return new Misses(sum(sums, Measure.ANSWERED) + abandoned, abandoned);
        }
        ServiceLevel level = ServiceLevel.of(target.formula(), measure -> sum(sums, measure));
        return new Misses(level.base(), level.base() - level.hits());
    }

    private static long sum(long[] sums, Measure measure) {
        return sums[measure.ordinal()];
    }
}
