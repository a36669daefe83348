package io.queuewatch.pipeline.config;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonSetter;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The section {@code alerts} of the targets; what is absent comes from the level above. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
class AlertsFile extends Located {
    private static final String NONE = "none";
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,3}(\\.\\d{1,3})?");

    Double abandonment;
    Double pageBurn;
    Double ticketBurn;
    Integer leastContacts;
    Integer leastMisses;
    Long longWindow;
    Long shortWindow;
    Long ticketWindow;
    Long nobodySignedIn;
    Integer waiting;
    Long nobodyAnswers;
    Double oldestWait;
    Long oldestWaitAtLeast;
    Integer overdueCallbacks;
    Integer expectedArrivals;
    Integer historyWeeks;
    Long clear;
    Long handleTime;
    Long meanWait;
    Integer leastOfDay;
    Double fcr;
    Double csat;
    Double nps;
    Integer leastResolved;
    Integer leastAnswers;

    @JsonSetter
    void setAbandonment(String text) {
        abandonment = Shares.parse(text, "5%");
    }

    @JsonSetter
    void setLongWindow(String text) {
        longWindow = Durations.toMillis(text);
    }

    @JsonSetter
    void setShortWindow(String text) {
        shortWindow = Durations.toMillis(text);
    }

    @JsonSetter
    void setTicketWindow(String text) {
        ticketWindow = Durations.toMillis(text);
    }

    @JsonSetter
    void setNobodySignedIn(String text) {
        nobodySignedIn = Durations.toMillis(text);
    }

    @JsonSetter
    void setNobodyAnswers(String text) {
        nobodyAnswers = Durations.toMillis(text);
    }

    @JsonSetter
    void setOldestWaitAtLeast(String text) {
        oldestWaitAtLeast = Durations.toMillis(text);
    }

    @JsonSetter
    void setClear(String text) {
        clear = Durations.toMillis(text);
    }

    @JsonSetter
    void setHandleTime(String text) {
        handleTime = Durations.toMillis(text);
    }

    @JsonSetter
    void setMeanWait(String text) {
        meanWait = Durations.toMillis(text);
    }

    @JsonSetter
    void setFcr(String text) {
        fcr = isNone(text) ? Double.NaN : Shares.parse(text, "80%");
    }

    @JsonSetter
    void setCsat(String text) {
        csat = number(text, "4.3");
    }

    @JsonSetter
    void setNps(String text) {
        nps = number(text, "50");
    }

    private static double number(String text, String example) {
        if (isNone(text)) {
            return Double.NaN;
        }
        if (!NUMBER.matcher(text.strip()).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no number; want one such as %s, or none".formatted(text, example));
        }
        return Double.parseDouble(text.strip());
    }

    /** Whether a limit is said to be none. */
    static boolean isNone(String text) {
        return text.strip().equals(NONE);
    }

    /**
     * The settings.
     *
     * @throws IllegalArgumentException naming the line, where a value cannot be
     */
    AlertSettings over(AlertSettings base, String where) {
        return checked(
                where,
                () ->
                        new AlertSettings(
                                or(abandonment, base.abandonment()),
                                or(pageBurn, base.pageBurn()),
                                or(ticketBurn, base.ticketBurn()),
                                or(leastContacts, base.leastContacts()),
                                or(leastMisses, base.leastMisses()),
                                or(longWindow, base.longWindowMs()),
                                or(shortWindow, base.shortWindowMs()),
                                or(ticketWindow, base.ticketWindowMs()),
                                or(nobodySignedIn, base.nobodySignedInMs()),
                                or(waiting, base.waiting()),
                                or(nobodyAnswers, base.nobodyAnswersMs()),
                                or(oldestWait, base.oldestWait()),
                                or(oldestWaitAtLeast, base.oldestWaitMs()),
                                or(overdueCallbacks, base.overdueCallbacks()),
                                or(expectedArrivals, base.expectedArrivals()),
                                or(historyWeeks, base.historyWeeks()),
                                or(clear, base.clearMs()),
                                or(handleTime, base.handleTimeMs()),
                                or(meanWait, base.meanWaitMs()),
                                or(leastOfDay, base.leastOfDay()),
                                week(base.week())));
    }

    private WeekLimits week(WeekLimits base) {
        return new WeekLimits(
                or(fcr, base.firstContacts()),
                or(csat, base.satisfaction()),
                or(nps, base.promoters()),
                or(leastResolved, base.leastResolved()),
                or(leastAnswers, base.leastAnswers()));
    }

    /** These settings, or the line that is wrong. */
    final <T> T checked(String where, Supplier<T> settings) {
        try {
            return settings.get();
        } catch (IllegalArgumentException e) {
            throw wrong(where + ": " + e.getMessage());
        }
    }

    /** Whether nothing is set here. */
    boolean isBlank() {
        return line == 0;
    }

    static <T> T or(T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
