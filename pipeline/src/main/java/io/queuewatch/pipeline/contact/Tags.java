package io.queuewatch.pipeline.contact;

/**
 * What visits of a queue are told apart by: what was known of them when they began.
 *
 * @param segment the customer's segment, or {@code unknown}
 * @param site the site, or {@code unknown}
 * @param priority 1 to 4, 0 where unknown
 * @param team the team that took it in or else answered it, or {@code unknown}
 * @param topic what it is about, or {@code unknown}
 * @param moment the moment of the customer's journey, or {@code unknown}
 */
public record Tags(
        String segment, String site, int priority, String team, String topic, String moment) {

    /** The value of a tag of which nothing is known. */
    public static final String UNKNOWN = "unknown";

    private static final String[] PRIORITIES = {UNKNOWN, "1", "2", "3", "4"};

    /** Nothing is known. */
    public static final Tags NONE = of(UNKNOWN, UNKNOWN, 0);

    /** Tags of which team, topic and moment are not known, or do not matter. */
    public static Tags of(String segment, String site, int priority) {
        return new Tags(segment, site, priority, UNKNOWN, UNKNOWN, UNKNOWN);
    }

    /** The same without team, topic and moment. */
    public Tags narrow() {
        return of(segment, site, priority);
    }

    Tags withTeam(String known) {
        return new Tags(segment, site, priority, known, topic, moment);
    }

    /** The priority as rows have it. */
    public String priorityLabel() {
        return PRIORITIES[priority];
    }

    // By hand: the cells of sums are found by tags, many times for each fact.
    @Override
    public int hashCode() {
        int hash = segment.hashCode() * 31 + site.hashCode();
        hash = (hash * 31 + priority) * 31 + team.hashCode();
        return (hash * 31 + topic.hashCode()) * 31 + moment.hashCode();
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Tags that
                        && priority == that.priority
                        && team.equals(that.team)
                        && topic.equals(that.topic)
                        && segment.equals(that.segment)
                        && site.equals(that.site)
                        && moment.equals(that.moment);
    }
}
