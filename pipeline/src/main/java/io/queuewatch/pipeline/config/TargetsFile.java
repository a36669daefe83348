package io.queuewatch.pipeline.config;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonSetter;
import io.queuewatch.pipeline.sla.BusinessCalendar;
import io.queuewatch.pipeline.sla.Holiday;
import io.queuewatch.pipeline.sla.Hours;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The file {@code targets.yaml} as it is written; each setter checks its own value. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class TargetsFile {

    private static final long QUARTER_SECONDS = 900;
    private static final Instant PRESENT = Instant.parse("2026-01-01T00:00:00Z");
    private static final String NONE = "none";

    /** What is done with visits of queues that are not listed. */
    enum Unlisted {
        count,
        reject
    }

    /** Where a source's resolutions come from. */
    enum Resolution {
        events,
        ended
    }

    /** The days of the week as they are written. */
    enum Day {
        monday,
        tuesday,
        wednesday,
        thursday,
        friday,
        saturday,
        sunday;

        DayOfWeek inWeek() {
            return DayOfWeek.of(ordinal() + 1);
        }
    }

    /** Settings of a target; what is absent comes from the level above. */
    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    static class Values extends Located {
        Long target;
        Long shortAbandon;
        Double targetRate;
        ServiceLevelFormula formula;
        Long costPerContact;
        Long response;
        Long callback;
        Double atRisk;
        Long level2;
        Long priority1;
        Long resolution;
        String calendar;
        AlertsFile alerts = new AlertsFile();

        @JsonSetter
        void setTarget(String text) {
            target = Durations.toMillis(text);
        }

        @JsonSetter
        void setShortAbandon(String text) {
            shortAbandon = Durations.toMillis(text);
        }

        @JsonSetter
        void setResponse(String text) {
            response = Durations.toMillis(text);
        }

        @JsonSetter
        void setCallback(String text) {
            callback = Durations.toMillis(text);
        }

        @JsonSetter
        void setTargetRate(String text) {
            targetRate = Shares.parse(text, "95%");
        }

        @JsonSetter
        void setAtRisk(String text) {
            atRisk = Shares.parse(text, "75%");
        }

        @JsonSetter
        void setLevel2(String text) {
            level2 = millisOrNone(text);
        }

        @JsonSetter
        void setPriority1(String text) {
            priority1 = millisOrNone(text);
        }

        @JsonSetter
        void setResolution(String text) {
            resolution = millisOrNone(text);
        }

        /** 0 stands for no promise: none that is made is that short. */
        private static long millisOrNone(String text) {
            if (text.strip().equals(NONE)) {
                return 0;
            }
            long ms = Durations.toMillis(text);
            if (ms == 0) {
                throw new IllegalArgumentException(
                        "'%s' can never be kept; want more than 0, such as 4h, or none"
                                .formatted(text));
            }
            return ms;
        }

        /** A response time that is written down holds below too, whatever target is set there. */
        void inheritResponse(Values above) {
            if (response == null && above != null) {
                response = above.response;
            }
        }

        Target over(Target base, Calendars calendars) {
            long waitMs = target == null ? base.waitMs() : target;
            // Only a short abandonment that is written down can be wrong; the default gives way.
            long shortMs =
                    shortAbandon == null ? Math.min(base.shortAbandonMs(), waitMs) : shortAbandon;
            return new Target(
                    waitMs,
                    shortMs,
                    targetRate == null ? base.rate() : targetRate,
                    formula == null ? base.formula() : formula,
                    costPerContact == null ? base.costPerContact() : costPerContact,
                    response == null ? waitMs : response,
                    callback == null ? base.callbackMs() : callback,
                    calendar == null ? base.calendar() : calendars.named(calendar),
                    clocks(base.clocks()));
        }

        private ClockTerms clocks(ClockTerms base) {
            return new ClockTerms(
                    atRisk == null ? base.atRisk() : atRisk,
                    level2 == null ? base.level2Ms() : level2,
                    priority1 == null ? base.priority1Ms() : priority1,
                    resolution == null ? base.resolutionMs() : resolution);
        }
    }

    /** When a business is open. */
    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    static final class Calendar extends Located {
        ZoneId timeZone;
        Map<Day, List<Hours>> hours = new EnumMap<>(Day.class);
        List<Holiday> holidays = new ArrayList<>();

        @JsonSetter
        void setTimeZone(String id) {
            timeZone = zone(id);
        }

        BusinessCalendar in(ZoneId otherwise) {
            Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
            hours.forEach((day, spans) -> week.put(day.inWeek(), spans));
            return new BusinessCalendar(timeZone == null ? otherwise : timeZone, week, holidays);
        }
    }

    /** A system that sends events. */
    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    static final class Source extends Located {
        Resolution resolution = Resolution.ended;
    }

    /** A queue and its own targets. */
    static final class Queue extends Values {
        String queue;
        String channel = "voice";
        ZoneId timeZone;
        List<When> when = new ArrayList<>();

        @JsonSetter
        void setTimeZone(String id) {
            timeZone = zone(id);
        }
    }

    /** Targets of some visits of a queue. */
    static final class When extends Values {
        String segment;
        Integer priority;

        @JsonSetter
        void setPriority(int value) {
            if (value < 1 || value > 4) {
                throw new IllegalArgumentException(
                        "priority is %d; want 1 (highest) to 4".formatted(value));
            }
            priority = value;
        }
    }

    ZoneId timeZone;
    Map<String, Values> channels = new LinkedHashMap<>();
    List<Queue> queues = new ArrayList<>();
    Map<String, Calendar> calendars = new LinkedHashMap<>();
    Map<String, Source> sources = new LinkedHashMap<>();
    Unlisted unlisted = Unlisted.count;
    AlertsOfAllFile alerts = new AlertsOfAllFile();

    @JsonSetter
    void setTimeZone(String id) {
        timeZone = zone(id);
    }

    private static ZoneId zone(String id) {
        ZoneId zone;
        try {
            zone = ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'%s' is no time zone; want a name such as Europe/Berlin or UTC".formatted(id));
        }
        if (zone.getRules().getOffset(PRESENT).getTotalSeconds() % QUARTER_SECONDS != 0) {
            throw new IllegalArgumentException(
                    "time zone '%s' is off UTC by no whole quarter of an hour".formatted(id));
        }
        return zone;
    }
}
