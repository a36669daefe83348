package io.queuewatch.infra.drift;

import io.queuewatch.pipeline.drift.Driver;
import io.queuewatch.schemas.AgentTime;
import io.queuewatch.schemas.KpiBy;
import io.queuewatch.schemas.KpiRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A queue with elements: each contact has one of every dimension, and teams have time. Its service
 * level follows its load, which is arrivals times handle time over staffed time.
 */
final class BrokenQueue {

    private static final double BUSY = 0.8;
    private static final String TEAM = "team";

    private final Profile profile;
    private final Breaks breaks;
    private final Fault fault;
    private final Dice dice;
    private final GammaEffect mixing;
    private final HourlyEffect busy;
    private final HourlyEffect level;
    private final HourlyEffect handling;
    private final List<Dimension> dimensions = new ArrayList<>();
    private final Consumer<KpiBy> parts;
    private final Consumer<AgentTime> teams;
    private final KpiBy part;
    private final AgentTime team;
    private double today = 1;

    /**
     * A queue.
     *
     * @param plan what queues are like
     * @param fault what will be broken
     * @param dice its chance
     * @param parts takes rows by element
     * @param teams takes rows of teams
     */
    BrokenQueue(
            Plan plan, Fault fault, Dice dice, Consumer<KpiBy> parts, Consumer<AgentTime> teams) {
        profile = plan.profile();
        breaks = plan.breaks();
        this.fault = fault;
        this.dice = dice;
        this.parts = parts;
        this.teams = teams;
        mixing = new GammaEffect(profile.dispersion());
        busy = new HourlyEffect(breaks.memory(), dice);
        level = new HourlyEffect(breaks.memory(), dice);
        handling = new HourlyEffect(breaks.memory(), dice);
        new TreeMap<>(breaks.dimensions())
                .forEach((name, shares) -> dimensions.add(new Dimension(name, shares)));
        part = Rows.part();
        team = Rows.team();
    }

    /** The rows of the next hour; broken for so much of it, from 0 to 1. */
    void next(long start, int hour, double broken, KpiRow row) {
        if (hour % 24 == 0) {
            today = Math.exp(profile.daySpread() * dice.normal());
        }
        double usual = breaks.peak() * profile.hours()[hour % 24] * profile.weekdays()[hour / 24];
        double volume = usual * today * mixing.of(busy.next(dice));
        dimensions.forEach(Dimension::clear);
        double mean = profile.lnHandle() + profile.handleSpread() * handling.next(dice);
        int offered = dice.poisson(volume);
        int more =
                fault.driver() == Driver.ARRIVALS
                        ? dice.poisson(volume * (fault.load() - 1) * broken)
                        : 0;
        for (int contact = 0; contact < offered + more; contact++) {
            contact(mean, broken, contact >= offered);
        }
        double logit =
                SyntheticQueue.logit(profile.serviceLevel())
                        + profile.spread() * level.next(dice)
                        - breaks.sensitivity() * Math.log(fault.load()) * broken;
        int hits = dice.binomial(offered + more, SyntheticQueue.logistic(logit));
        row.setOffered(offered + more);
        row.setAnswered(offered + more);
        row.setAnsweredInTarget(hits);
        row.setPassed(offered + more - hits);
        tell(start, usual, broken);
    }

    private void contact(double meanLn, double broken, boolean added) {
        double ms = 1_000 * Math.exp(meanLn + profile.withinHandles() * dice.normal());
        for (Dimension dimension : dimensions) {
            boolean faulty = dimension.name.equals(fault.dimension());
            dimension.draw(added && faulty ? fault.element() : null);
            if (faulty && fault.driver() == Driver.HANDLE_TIME && dimension.drawn(fault)) {
                ms *= 1 + (fault.handleFactor() - 1) * broken;
            }
        }
        for (Dimension dimension : dimensions) {
            dimension.count(ms);
        }
    }

    private void tell(long start, double usual, double broken) {
        Instant at = Instant.ofEpochMilli(start);
        for (Dimension dimension : dimensions) {
            for (int i = 0; i < dimension.elements.size(); i++) {
                String element = dimension.elements.get(i);
                part.setDimension(dimension.name);
                part.setValue(element);
                part.setStart(at);
                part.setOffered(dimension.contacts[i]);
                part.setHandledTimed(dimension.contacts[i]);
                part.setTalkMs(Math.round(dimension.handleMs[i]));
                parts.accept(part);
                if (dimension.name.equals(TEAM)) {
                    tellTeam(at, element, dimension.share(i) * usual, broken);
                }
            }
        }
    }

    private void tellTeam(Instant at, String name, double contacts, double broken) {
        double handled =
                Math.exp(
                        profile.lnHandle() + profile.withinHandles() * profile.withinHandles() / 2);
        double ms = contacts * handled * 1_000 / BUSY;
        ms *= Math.exp(breaks.staffingSpread() * dice.normal());
        if (fault.driver() == Driver.STAFFING && name.equals(fault.element())) {
            ms *= 1 - (1 - fault.staffLeft()) * broken;
        }
        team.setTeam(name);
        team.setStart(at);
        team.setOnContactMs(Math.round(ms * BUSY));
        team.setAvailableMs(Math.round(ms * (1 - BUSY)));
        teams.accept(team);
    }

    /** The elements of one dimension in one hour. */
    private final class Dimension {

        private final String name;
        private final List<String> elements;
        private final double[] below;
        private final long[] contacts;
        private final double[] handleMs;
        private int drawn;

        private Dimension(String name, Map<String, Double> shares) {
            this.name = name;
            elements = shares.keySet().stream().sorted().toList();
            below = new double[elements.size()];
            contacts = new long[elements.size()];
            handleMs = new double[elements.size()];
            double sum = 0;
            for (int i = 0; i < below.length; i++) {
                sum += shares.get(elements.get(i));
                below[i] = sum;
            }
        }

        private void clear() {
            java.util.Arrays.fill(contacts, 0);
            java.util.Arrays.fill(handleMs, 0);
        }

        private double share(int element) {
            return element == 0 ? below[0] : below[element] - below[element - 1];
        }

        private void draw(String given) {
            if (given != null) {
                drawn = elements.indexOf(given);
                return;
            }
            double at = dice.uniform() * below[below.length - 1];
            drawn = 0;
            while (at > below[drawn]) {
                drawn++;
            }
        }

        private boolean drawn(Fault of) {
            return elements.get(drawn).equals(of.element());
        }

        private void count(double ms) {
            contacts[drawn]++;
            handleMs[drawn] += ms;
        }
    }
}
