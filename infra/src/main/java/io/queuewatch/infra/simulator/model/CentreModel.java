package io.queuewatch.infra.simulator.model;

import io.queuewatch.pipeline.contact.Channel;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the simulated contact centre is like.
 *
 * @param zone of its day curves and opening hours
 * @param queues what its queues are like
 * @param menu time from a call's beginning to its queue
 * @param menuHangUps share of callers who leave while in the menu
 * @param customers how many customers there are; they come again now and then
 * @param segments that they belong to; whoever is left over, to the last
 * @param sites where contacts are served
 * @param incidents what goes wrong, and when
 */
public record CentreModel(
        ZoneId zone,
        List<QueueModel> queues,
        Distribution menu,
        double menuHangUps,
        int customers,
        List<Segment> segments,
        List<String> sites,
        List<Incident> incidents) {

    /** Teams that share the work of a queue. */
    private static final int TEAMS = 2;

    /**
     * Checks that there are queues, customers, segments and sites, and whatever an incident happens
     * to.
     */
    public CentreModel {
        queues = List.copyOf(queues);
        segments = List.copyOf(segments);
        sites = List.copyOf(sites);
        incidents = List.copyOf(incidents);
        if (queues.isEmpty() || customers < 1 || segments.isEmpty() || sites.isEmpty()) {
            throw new IllegalArgumentException(
                    "A contact centre needs at least one queue, customer, segment and site");
        }
        for (Incident incident : incidents) {
            boolean absence = incident.kind() == Incident.Kind.ABSENCE;
            Stream<String> teams =
                    absence
                            ? queues.stream().flatMap(q -> teams(q.name()).stream())
                            : Stream.empty();
            requireKnown(
                    absence ? "queue or team" : "queue",
                    incident.name(),
                    Stream.concat(queues.stream().map(QueueModel::name), teams).toList());
        }
    }

    /** The team of an agent of a queue, by the agent's number from 0. */
    public static String team(String queue, int agent) {
        return queue + "-team-" + (agent % TEAMS + 1);
    }

    /**
     * The same centre with some of its queues only; transfers and overflows to others do not
     * happen.
     *
     * @throws IllegalArgumentException naming a queue that there is not, and those that there are
     */
    public CentreModel only(Collection<String> names) {
        List<String> known = queues.stream().map(QueueModel::name).toList();
        names.forEach(name -> requireKnown("queue", name, known));
        return only(queue -> names.contains(queue.name()));
    }

    /** The same centre with the queues of some channels only. */
    public CentreModel onlyChannels(Collection<Channel> channels) {
        return only(queue -> channels.contains(queue.channel()));
    }

    /** The same centre, where this goes wrong. */
    public CentreModel with(List<Incident> happening) {
        return new CentreModel(
                zone,
                queues,
                menu,
                menuHangUps,
                customers,
                segments,
                sites,
                List.copyOf(happening));
    }

    /**
     * A larger centre: the queues of this one over and over, named {@code sales-1}, {@code sales-2}
     * and so on, with the customers to go with them.
     *
     * @param number how many queues it has
     * @param busier how many times busier each of them is
     */
    public CentreModel enlarged(int number, double busier) {
        return new CentreModel(
                zone,
                IntStream.range(0, number)
                        .mapToObj(
                                i ->
                                        queues.get(i % queues.size())
                                                .copy("-" + (1 + i / queues.size()), busier))
                        .toList(),
                menu,
                menuHangUps,
                (int) Math.ceil(customers * busier * number / queues.size()),
                segments,
                sites,
                incidents);
    }

    private CentreModel only(Predicate<QueueModel> wanted) {
        return new CentreModel(
                zone,
                queues.stream().filter(wanted).toList(),
                menu,
                menuHangUps,
                customers,
                segments,
                sites,
                incidents);
    }

    /** The teams of a queue. */
    public static List<String> teams(String queue) {
        return IntStream.range(0, TEAMS).mapToObj(agent -> team(queue, agent)).toList();
    }

    private static void requireKnown(String what, String name, List<String> known) {
        if (!known.contains(name)) {
            throw new IllegalArgumentException(
                    "No %s \"%s\" in the simulated centre; there are %s"
                            .formatted(what, name, String.join(", ", known)));
        }
    }
}
