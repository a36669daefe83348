package io.queuewatch.infra.simulator.model;

import static io.queuewatch.schemas.LeaveReason.CALLBACK;
import static io.queuewatch.schemas.LeaveReason.KEY;
import static io.queuewatch.schemas.LeaveReason.OVERFLOW;
import static io.queuewatch.schemas.LeaveReason.VOICEMAIL;

import io.queuewatch.infra.simulator.model.Distribution.Exponential;
import io.queuewatch.infra.simulator.model.Distribution.LogNormal;
import io.queuewatch.infra.simulator.model.Distribution.Weibull;
import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.schemas.LeaveReason;
import io.queuewatch.schemas.Moment;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;

/**
 * The centre that the demo shows: five queues of calls, two of chats, two of emails and one of
 * social networks, each with agents enough to keep its promise in the normal course of a week.
 */
public final class StandardCentre {

    private static final OpeningHours OFFICE =
            new OpeningHours(
                    EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                    LocalTime.of(7, 0),
                    LocalTime.of(20, 0));
    private static final OpeningHours CHATS = OpeningHours.daily(8, 22);
    private static final OpeningHours LETTERS = OpeningHours.daily(8, 20);
    private static final List<String> ORDERS = List.of("offer", "order", "contract");
    private static final List<String> HELP = List.of("delivery", "returns", "account", "login");
    private static final List<String> MONEY = List.of("invoice", "refund", "tariff");

    private StandardCentre() {}

    /** The centre in a time zone. */
    public static CentreModel in(ZoneId zone) {
        return new CentreModel(
                zone,
                List.of(
                        sales(),
                        support(),
                        billing(),
                        technical(),
                        vip(),
                        chat("sales-chat", Moment.SALES, ORDERS, 90, "support-chat"),
                        chat("support-chat", Moment.SUPPORT, HELP, 150, "sales-chat"),
                        mail("support-mail", HELP, 60, 300, "billing-mail"),
                        mail("billing-mail", MONEY, 40, 360, "support-mail"),
                        social()),
                new LogNormal(Duration.ofSeconds(25), .6),
                .06,
                400_000,
                List.of(
                        new Segment("gold", .05, 2),
                        new Segment("business", .2, 3),
                        new Segment("private", .75, 4)),
                List.of("north", "south"),
                List.of());
    }

    private static QueueModel sales() {
        return new QueueModel(
                "sales",
                Channel.VOICE,
                Moment.SALES,
                ORDERS,
                calls(360, DayCurve.ROUND_THE_CLOCK, OpeningHours.ALWAYS, 150, exit(CALLBACK, 90)),
                Work.call(3, 270, 45),
                promise(20, .85),
                List.of("support"),
                Habits.usual("support", "billing"),
                Sequel.USUAL);
    }

    private static QueueModel support() {
        return new QueueModel(
                "support",
                Channel.VOICE,
                Moment.SUPPORT,
                HELP,
                calls(
                        600,
                        DayCurve.ROUND_THE_CLOCK,
                        OpeningHours.ALWAYS,
                        210,
                        exit(CALLBACK, 120),
                        exit(VOICEMAIL, 120)),
                Work.call(4, 240, 40),
                promise(20, .8),
                List.of("billing"),
                Habits.usual("billing", "technical"),
                Sequel.USUAL);
    }

    private static QueueModel billing() {
        return new QueueModel(
                "billing",
                Channel.VOICE,
                Moment.SUPPORT,
                MONEY,
                calls(240, DayCurve.OFFICE, OFFICE, 180, exit(CALLBACK, 120), exit(KEY, 60)),
                Work.call(4, 210, 60),
                promise(30, .8),
                List.of(),
                Habits.usual("support"),
                Sequel.USUAL);
    }

    private static QueueModel technical() {
        return new QueueModel(
                "technical",
                Channel.VOICE,
                Moment.ONBOARDING,
                List.of("outage", "setup", "device"),
                calls(
                        300,
                        DayCurve.ROUND_THE_CLOCK,
                        OpeningHours.ALWAYS,
                        300,
                        exit(CALLBACK, 90),
                        new Exit(OVERFLOW, Duration.ofSeconds(180), .3, "support"),
                        exit(VOICEMAIL, 120)),
                Work.call(4, 380, 70),
                promise(60, .8),
                List.of("support"),
                Habits.usual("support", "billing"),
                Sequel.USUAL);
    }

    private static QueueModel vip() {
        return new QueueModel(
                "vip",
                Channel.VOICE,
                Moment.RENEWAL,
                List.of("renewal", "complaint", "account"),
                calls(90, DayCurve.ROUND_THE_CLOCK, OpeningHours.ALWAYS, 240, exit(CALLBACK, 60)),
                Work.call(2, 320, 60),
                promise(10, .9),
                List.of(),
                Habits.usual("technical"),
                Sequel.USUAL);
    }

    private static QueueModel chat(
            String name, Moment moment, List<String> topics, double perHour, String other) {
        return new QueueModel(
                name,
                Channel.CHAT,
                moment,
                topics,
                calls(perHour, DayCurve.ROUND_THE_CLOCK, CHATS, 180),
                Work.chat(540, 40, 3),
                promise(60, .98),
                List.of(other),
                Habits.written(other),
                Sequel.USUAL);
    }

    private static QueueModel mail(
            String name, List<String> topics, double perHour, int seconds, String other) {
        return new QueueModel(
                name,
                Channel.EMAIL,
                Moment.SUPPORT,
                topics,
                new Demand(
                        perHour,
                        DayCurve.ROUND_THE_CLOCK,
                        LETTERS,
                        new Exponential(Duration.ofHours(48)),
                        List.of()),
                Work.reply(seconds),
                new Staffing.Evenly(2),
                List.of(other),
                Habits.written(other),
                Sequel.USUAL);
    }

    private static QueueModel social() {
        return new QueueModel(
                "social",
                Channel.SOCIAL,
                Moment.SUPPORT,
                List.of("complaint", "delivery", "offer"),
                new Demand(
                        45,
                        DayCurve.ROUND_THE_CLOCK,
                        OpeningHours.ALWAYS,
                        new Exponential(Duration.ofHours(2)),
                        List.of()),
                Work.reply(200),
                new Staffing.ToPromise(Duration.ofMinutes(15), .95, 3),
                List.of(),
                Habits.written(),
                Sequel.USUAL);
    }

    private static Demand calls(
            double perHour, DayCurve day, OpeningHours hours, int patience, Exit... exits) {
        return new Demand(
                perHour, day, hours, new Weibull(Duration.ofSeconds(patience), .8), List.of(exits));
    }

    private static Staffing promise(int seconds, double rate) {
        return new Staffing.ToPromise(Duration.ofSeconds(seconds), rate, 2);
    }

    private static Exit exit(LeaveReason reason, int seconds) {
        return new Exit(reason, Duration.ofSeconds(seconds), .25, null);
    }
}
