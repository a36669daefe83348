package io.queuewatch.pipeline.config;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is promised, by channel and queue: the file {@code targets.yaml}, checked. A queue that is
 * not listed has its channel's defaults.
 */
public final class Targets implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The name of a queue within its channel. */
    public record QueueName(String channel, String queue) implements Serializable {

        // By hand: targets are looked for at every visit.
        @Override
        public int hashCode() {
            return channel.hashCode() * 31 + queue.hashCode();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof QueueName that
                    && queue.equals(that.queue)
                    && channel.equals(that.channel);
        }
    }

    private record Refinement(String segment, Integer priority, Target target)
            implements Serializable {

        boolean covers(String visitSegment, int visitPriority) {
            return (segment == null || segment.equals(visitSegment))
                    && (priority == null || priority == visitPriority);
        }

        int precision() {
            return (segment == null ? 0 : 1) + (priority == null ? 0 : 1);
        }
    }

    private record Queue(Target target, ZoneId zone, List<Refinement> refinements)
            implements Serializable {}

    private static final Map<String, Target> DEFAULTS = defaultsByChannel();

    private final ZoneId zone;
    private final boolean rejectsUnlisted;
    private final Map<String, Target> channels = new LinkedHashMap<>(DEFAULTS);
    private final Set<String> resolvedByEvents = new HashSet<>();
    private final Map<QueueName, Queue> queues = new LinkedHashMap<>();
    private final Map<String, AlertSettings> channelAlerts = new LinkedHashMap<>();
    private final Map<QueueName, AlertSettings> queueAlerts = new LinkedHashMap<>();
    private final TeamLimits teams;

    private Targets(TargetsFile file, ZoneId otherwise, ConfigMistakes mistakes) {
        zone = file.timeZone == null ? otherwise : file.timeZone;
        rejectsUnlisted = file.unlisted == TargetsFile.Unlisted.reject;
        Calendars calendars = new Calendars(file.calendars, zone, mistakes);
        file.channels.forEach(
                (channel, values) ->
                        mistakes.check(
                                () -> {
                                    Target base = of(known(channel, values));
                                    String where = "channel " + channel;
                                    channels.put(channel, checked(where, values, base, calendars));
                                }));
        teams = mistakes.check(file.alerts::teams, TeamLimits.DEFAULT);
        for (String channel : DEFAULTS.keySet()) {
            channelAlerts.put(channel, alerts(file, channel, mistakes));
        }
        for (TargetsFile.Queue queue : file.queues) {
            TargetsFile.Values channel = file.channels.get(queue.channel);
            mistakes.check(() -> add(queue, channel, calendars, mistakes));
        }
        file.sources.forEach(
                (source, settings) -> {
                    if (settings.resolution == TargetsFile.Resolution.events) {
                        resolvedByEvents.add(source);
                    }
                });
    }

    private static AlertSettings alerts(TargetsFile file, String channel, ConfigMistakes mistakes) {
        AlertSettings base = AlertSettings.defaults(channel);
        AlertSettings all = mistakes.check(() -> file.alerts.over(base, "alerts"), base);
        TargetsFile.Values values = file.channels.get(channel);
        return values == null
                ? all
                : mistakes.check(
                        () -> values.alerts.over(all, "channel " + channel + ", alerts"), all);
    }

    private static Map<String, Target> defaultsByChannel() {
        Map<String, Target> targets = new LinkedHashMap<>();
        targets.put("voice", Target.VOICE_DEFAULT);
        targets.put("chat", Target.CHAT_DEFAULT);
        targets.put("email", Target.EMAIL_DEFAULT);
        targets.put("social", Target.SOCIAL_DEFAULT);
        return targets;
    }

    /** The published defaults for every queue, in UTC. */
    public static Targets defaults() {
        return new Targets(new TargetsFile(), ZoneId.of("UTC"), new ConfigMistakes());
    }

    /**
     * The targets of a file; a file without a time zone is in UTC.
     *
     * @throws ConfigException naming file, line and value, where something is wrong
     */
    public static Targets load(Path file) {
        return load(file, ZoneId.of("UTC"));
    }

    /**
     * The targets of a file.
     *
     * @param otherwise the time zone of a file that names none
     * @throws ConfigException naming file, line and value, where something is wrong
     */
    public static Targets load(Path file, ZoneId otherwise) {
        return of(file.toString(), YamlFile.read(file, TargetsFile.class), otherwise);
    }

    /**
     * The targets of a file's text.
     *
     * @param text the file, whole
     * @param name of the file, for people
     * @param otherwise the time zone of a file that names none
     * @throws ConfigException naming file, line and value, where something is wrong
     */
    public static Targets parse(String text, String name, ZoneId otherwise) {
        return of(name, YamlFile.parse(text, name, TargetsFile.class), otherwise);
    }

    private static Targets of(String name, TargetsFile read, ZoneId otherwise) {
        ConfigMistakes mistakes = new ConfigMistakes();
        Targets targets = new Targets(read, otherwise, mistakes);
        mistakes.tell(name);
        return targets;
    }

    private void add(
            TargetsFile.Queue entry,
            TargetsFile.Values channel,
            Calendars calendars,
            ConfigMistakes mistakes) {
        if (entry.queue == null || entry.queue.isBlank()) {
            throw entry.wrong("queues: an entry has no 'queue'; want its name");
        }
        if (entry.queue.equals("*") || entry.queue.equals("none")) {
            throw entry.wrong(
                    "queues: '%s' stands for all queues or none; want another name"
                            .formatted(entry.queue));
        }
        String where = "queue " + entry.queue;
        entry.inheritResponse(channel);
        Target base = of(known(entry.channel, entry));
        Target target = mistakes.check(() -> checked(where, entry, base, calendars), base);
        List<Refinement> refinements = new ArrayList<>();
        for (TargetsFile.When when : entry.when) {
            when.inheritResponse(entry);
            mistakes.check(() -> refinements.add(refinement(where, when, target, calendars)));
        }
        refinements.sort((a, b) -> Integer.compare(b.precision(), a.precision()));
        QueueName name = new QueueName(entry.channel, entry.queue);
        AlertSettings alerts = channelAlerts.get(entry.channel);
        queueAlerts.put(
                name, mistakes.check(() -> entry.alerts.over(alerts, where + ", alerts"), alerts));
        Queue queue =
                new Queue(target, entry.timeZone == null ? zone : entry.timeZone, refinements);
        if (queues.putIfAbsent(name, queue) != null) {
            throw entry.wrong(where + ": listed twice; want it once");
        }
    }

    private static Refinement refinement(
            String where, TargetsFile.When when, Target target, Calendars calendars) {
        if (when.segment == null && when.priority == null) {
            throw when.wrong(
                    where + ", when: names neither segment nor priority; want one or both");
        }
        if (!when.alerts.isBlank()) {
            throw when.wrong(where + ", when: has alerts; want them beside 'queue', for all of it");
        }
        Target refined = checked(where + ", when", when, target, calendars);
        return new Refinement(when.segment, when.priority, refined);
    }

    private String known(String channel, Located entry) {
        if (!channels.containsKey(channel)) {
            throw entry.wrong(
                    "'%s' is no channel with targets; want one of %s"
                            .formatted(channel, String.join(", ", DEFAULTS.keySet())));
        }
        return channel;
    }

    private static Target checked(
            String where, TargetsFile.Values values, Target base, Calendars calendars) {
        try {
            return values.over(base, calendars);
        } catch (IllegalArgumentException e) {
            throw values.wrong(where + ": " + e.getMessage());
        }
    }

    /** The most specific target of a visit; priority 0 is unknown. */
    public Target of(String channel, String queue, String segment, int priority) {
        Queue listed = queues.get(new QueueName(channel, queue));
        if (listed == null) {
            return of(channel);
        }
        for (Refinement refinement : listed.refinements()) {
            if (refinement.covers(segment, priority)) {
                return refinement.target();
            }
        }
        return listed.target();
    }

    /** The target of a queue as a whole, whatever it says of segments and priorities. */
    public Target of(String channel, String queue) {
        Queue listed = queues.get(new QueueName(channel, queue));
        return listed == null ? of(channel) : listed.target();
    }

    /** The defaults of a channel. */
    public Target of(String channel) {
        return channels.get(channel);
    }

    /** When people are told of a queue. */
    public AlertSettings alerts(String channel, String queue) {
        return queueAlerts.getOrDefault(new QueueName(channel, queue), channelAlerts.get(channel));
    }

    /** What the weeks of teams are judged by. */
    public TeamLimits teams() {
        return teams;
    }

    /** The time zone of the file: of hours and days that belong to no queue. */
    public ZoneId zone() {
        return zone;
    }

    /** The time zone of a queue's hours and days. */
    public ZoneId zone(String channel, String queue) {
        Queue listed = queues.get(new QueueName(channel, queue));
        return listed == null ? zone : listed.zone();
    }

    /** Whether the queue is named in the file. */
    public boolean lists(String channel, String queue) {
        return queues.containsKey(new QueueName(channel, queue));
    }

    /** Whether all queues of a channel are named in the file that others name. */
    boolean listsAll(Targets others, String channel) {
        for (QueueName name : others.queues.keySet()) {
            if (name.channel().equals(channel) && !queues.containsKey(name)) {
                return false;
            }
        }
        return true;
    }

    /** Whether visits of queues that are not listed are refused. */
    public boolean rejectsUnlisted() {
        return rejectsUnlisted;
    }

    /**
     * Whether contacts of a source are resolved when it says so ({@code RESOLVED}), and not also by
     * ending after an answer.
     */
    public boolean resolutionByEvents(String source) {
        return resolvedByEvents.contains(source);
    }

    /**
     * What keeps a later version from taking the place of these targets while rows are being
     * written, in words, or null: a day or hour that has begun cannot go on in another time zone.
     */
    public String zoneProblem(Targets later) {
        if (!later.zone.equals(zone)) {
            return zoneProblem("the file", later.zone, zone);
        }
        for (Map.Entry<QueueName, Queue> entry : later.queues.entrySet()) {
            QueueName name = entry.getKey();
            ZoneId ours = zone(name.channel(), name.queue());
            if (!entry.getValue().zone().equals(ours)) {
                return zoneProblem("queue " + name.queue(), entry.getValue().zone(), ours);
            }
        }
        return null;
    }

    private static String zoneProblem(String whose, ZoneId later, ZoneId ours) {
        return "the time zone of %s would become %s; want %s, for a time zone changes only with a new start"
                .formatted(whose, later, ours);
    }

    /**
     * What is promised to some visits.
     *
     * @param channel the channel
     * @param queue the queue, or null for those of the channel that are not listed
     * @param segment the segment, or null for any
     * @param priority the priority, or null for any
     * @param target what is promised
     */
    public record Promised(
            String channel, String queue, String segment, Integer priority, Target target) {}

    /** Everything that is promised: by channel its defaults, its queues, and what refines them. */
    public List<Promised> promised() {
        List<Promised> all = new ArrayList<>();
        channels.forEach(
                (channel, target) -> {
                    all.add(new Promised(channel, null, null, null, target));
                    queues.forEach(
                            (name, queue) -> {
                                if (name.channel().equals(channel)) {
                                    add(name, queue, all);
                                }
                            });
                });
        return all;
    }

    /** What is promised to visits of a queue: as a whole, and by what refines it. */
    public List<Promised> promised(String channel, String queue) {
        QueueName name = new QueueName(channel, queue);
        Queue listed = queues.get(name);
        List<Promised> all = new ArrayList<>();
        add(name, listed == null ? new Queue(of(channel), zone, List.of()) : listed, all);
        return all;
    }

    private static void add(QueueName name, Queue queue, List<Promised> all) {
        all.add(new Promised(name.channel(), name.queue(), null, null, queue.target()));
        for (Refinement refinement : queue.refinements()) {
            all.add(
                    new Promised(
                            name.channel(),
                            name.queue(),
                            refinement.segment(),
                            refinement.priority(),
                            refinement.target()));
        }
    }

    /** The sources whose contacts are resolved when they say so, in order. */
    public List<String> resolvedByEvents() {
        return resolvedByEvents.stream().sorted().toList();
    }

    /** The queues named in the file, in its order. */
    public List<QueueName> listed() {
        return List.copyOf(queues.keySet());
    }
}
