package io.queuewatch.pipeline.config;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonSetter;

/** The section {@code alerts} of the targets; what is absent comes from the level above. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class AlertsFile extends Located {
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

    /**
     * The settings.
     *
     * @throws IllegalArgumentException naming the line, where a value cannot be
     */
    AlertSettings over(AlertSettings base, String where) {
        try {
            return new AlertSettings(
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
                    or(leastOfDay, base.leastOfDay()));
        } catch (IllegalArgumentException e) {
            throw wrong(where + ": " + e.getMessage());
        }
    }

    /** Whether nothing is set here. */
    boolean isBlank() {
        return line == 0;
    }

    private static <T> T or(T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
