package io.queuewatch.pipeline.config;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonSetter;

/**
 * The section {@code alerts} at the top of the targets, which also says what teams are judged by.
 */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class AlertsOfAllFile extends AlertsFile {
    Band occupancy;
    Double adherence;
    Band shrinkage;
    Long leastSignedIn;

    @JsonSetter
    void setOccupancy(String text) {
        occupancy = band(text, "70%-85%");
    }

    @JsonSetter
    void setAdherence(String text) {
        adherence = isNone(text) ? Double.NaN : Shares.parse(text, "95%");
    }

    @JsonSetter
    void setShrinkage(String text) {
        shrinkage = band(text, "25%-35%");
    }

    @JsonSetter
    void setLeastSignedIn(String text) {
        leastSignedIn = Durations.toMillis(text);
    }

    private static Band band(String text, String example) {
        if (isNone(text)) {
            return Band.ANY;
        }
        String[] ends = text.split("-", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException(
                    "'%s' is no range of shares; want one such as %s, or none"
                            .formatted(text, example));
        }
        return new Band(Shares.parse(ends[0], example), Shares.parse(ends[1], example));
    }

    /**
     * What teams are judged by.
     *
     * @throws IllegalArgumentException naming the line, where a value cannot be
     */
    TeamLimits teams() {
        TeamLimits base = TeamLimits.DEFAULT;
        return checked(
                "alerts",
                () ->
                        new TeamLimits(
                                or(occupancy, base.occupancy()),
                                or(adherence, base.adherence()),
                                or(shrinkage, base.shrinkage()),
                                or(leastSignedIn, base.leastSignedInMs())));
    }
}
