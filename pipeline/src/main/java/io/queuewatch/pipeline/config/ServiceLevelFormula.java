package io.queuewatch.pipeline.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The names of the service-level formulas in use; {@code kpi.ServiceLevel} computes them. */
public enum ServiceLevelFormula {
    /** A_T / (A_T + B_T - B_S + P): Talkdesk, Twilio live, RingCentral, Genesys. */
    SHORT_ABANDONS_EXCLUDED,
    /** A_T / (A_T + B_T + P): Cisco "negative". */
    ABANDONS_MISS,
    /** A_T / (A_T + P): Cisco "ignored". */
    ABANDONS_IGNORED_IN_TARGET,
    /** (A_T + B_T) / (A_T + B_T + P): Cisco "positive", Asterisk Perf2. */
    ABANDONS_HIT_IN_TARGET,
    /** (A_T + B_S) / (A_T + B_T + P): ICMI's fifth. */
    SHORT_ABANDONS_HIT,
    /** (A_T + B_T + C_T) / (A_T + B_T + F_T + P): Amazon Connect. */
    LEFT_IN_TARGET,
    /** A_T / A, at the moment of answer: Asterisk ServiceLevelPerf. */
    ANSWERED;

    private final String label = name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');

    /** The name used in configuration, rows and JSON, such as {@code short-abandons-excluded}. */
    @JsonValue
    public String label() {
        return label;
    }

    /**
     * The formula of this name.
     *
     * @throws IllegalArgumentException naming all formulas, where there is none
     */
    @JsonCreator
    public static ServiceLevelFormula of(String label) {
        for (ServiceLevelFormula formula : values()) {
            if (formula.label.equals(label)) {
                return formula;
            }
        }
        throw new IllegalArgumentException(
                "'%s' is no service-level formula; want one of %s"
                        .formatted(
                                label,
                                Arrays.stream(values())
                                        .map(ServiceLevelFormula::label)
                                        .collect(Collectors.joining(", "))));
    }
}
