package io.queuewatch.infra.bench;

import io.queuewatch.infra.simulator.CentreModel;
import io.queuewatch.infra.simulator.Exit;
import io.queuewatch.infra.simulator.Habits;
import io.queuewatch.infra.simulator.QueueModel;
import io.queuewatch.infra.simulator.Staffing;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/** The simulated centre many times over: its queues in copies, each of them far busier. */
final class LargeCentre {

    /** About how many events a second it has in the morning. */
    static final int EVENTS_PER_SECOND = 2_000;

    private static final double EVENTS_PER_CALL = 7.5;
    private static final double SECONDS_PER_HOUR = 3_600;
    private static final int CUSTOMERS = 5_000_000;

    private LargeCentre() {}

    /**
     * The centre.
     *
     * @param queues how many queues it has, at least 1
     */
    static CentreModel of(int queues) {
        CentreModel standard = CentreModel.standard(ZoneOffset.UTC);
        List<QueueModel> models = standard.queues();
        double callsPerHour =
                IntStream.range(0, queues)
                        .mapToDouble(i -> models.get(i % models.size()).peakPerHour())
                        .sum();
        double busier = EVENTS_PER_SECOND * SECONDS_PER_HOUR / EVENTS_PER_CALL / callsPerHour;
        return new CentreModel(
                standard.zone(),
                IntStream.range(0, queues)
                        .mapToObj(
                                i ->
                                        copy(
                                                models.get(i % models.size()),
                                                "-" + (1 + i / models.size()),
                                                busier))
                        .toList(),
                standard.menu(),
                standard.menuHangUps(),
                CUSTOMERS,
                standard.sites());
    }

    private static QueueModel copy(QueueModel queue, String suffix, double busier) {
        Staffing staffing = queue.staffing();
        Habits habits = queue.habits();
        return new QueueModel(
                queue.name() + suffix,
                queue.moment(),
                queue.topics(),
                queue.peakPerHour() * busier,
                queue.day(),
                queue.hours(),
                new Staffing(
                        staffing.least(),
                        (int) Math.ceil(staffing.most() * busier),
                        staffing.grade()),
                queue.ring(),
                queue.talk(),
                queue.wrap(),
                queue.patience(),
                queue.exits().stream()
                        .map(
                                exit ->
                                        new Exit(
                                                exit.reason(),
                                                exit.after(),
                                                exit.chance(),
                                                exit.toQueue() == null
                                                        ? null
                                                        : exit.toQueue() + suffix))
                        .toList(),
                new Habits(
                        habits.held(),
                        habits.transferred(),
                        habits.attended(),
                        habits.transferTo().stream().map(name -> name + suffix).toList(),
                        habits.ringNoAnswer(),
                        habits.resolved()));
    }
}
