package io.queuewatch.pipeline.influx;

import io.queuewatch.pipeline.delivery.Answer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What each version of InfluxDB means by its answers, as a table: the first rule that fits judges;
 * what fits none is refused.
 */
final class ErrorPolicy {

    private record Rule(
            Set<InfluxVersion> versions, int from, int to, Pattern message, Verdict verdict) {

        boolean fits(InfluxVersion version, Answer answer) {
            return versions.contains(version)
                    && answer.status() >= from
                    && answer.status() <= to
                    && message.matcher(answer.message()).find();
        }
    }

    private static final Set<InfluxVersion> ANY = EnumSet.allOf(InfluxVersion.class);
    private static final Set<InfluxVersion> V1 = EnumSet.of(InfluxVersion.V1);
    private static final Set<InfluxVersion> V2 = EnumSet.of(InfluxVersion.V2);
    private static final String ANYTHING = "";
    private static final String TOO_OLD = "points beyond retention policy";

    /**
     * What its machine lacks it says with any status, even with that of lines which it will never
     * take: 1.x answers so where a full disk has no room for a new series.
     */
    private static final String MACHINE_FAILS =
            ": (no space left on device|disk quota exceeded|input/output error"
                    + "|read-only file system|too many open files|cannot allocate memory)";

    private static final List<Rule> RULES =
            List.of(
                    rule(ANY, 200, 299, ANYTHING, Verdict.STORED),
                    rule(ANY, 0, 0, ANYTHING, Verdict.BACK_OFF),
                    rule(ANY, 400, 599, MACHINE_FAILS, Verdict.BACK_OFF),
                    rule(V1, 400, 400, TOO_OLD, Verdict.BEYOND_RETENTION),
                    rule(
                            V1,
                            400,
                            400,
                            "partial write|unable to parse|dropped=\\d+",
                            Verdict.PARTLY_STORED),
                    rule(V1, 400, 400, "database is required", Verdict.REFUSED),
                    rule(V2, 422, 422, TOO_OLD, Verdict.BEYOND_RETENTION),
                    rule(V2, 422, 422, ANYTHING, Verdict.PARTLY_STORED),
                    rule(ANY, 400, 400, ANYTHING, Verdict.HALVE),
                    rule(ANY, 413, 413, ANYTHING, Verdict.HALVE),
                    rule(ANY, 408, 408, ANYTHING, Verdict.BACK_OFF),
                    rule(ANY, 429, 429, ANYTHING, Verdict.BACK_OFF),
                    rule(ANY, 500, 500, "retention policy not found", Verdict.REFUSED),
                    rule(ANY, 500, 599, ANYTHING, Verdict.BACK_OFF));

    private final InfluxVersion version;

    ErrorPolicy(InfluxVersion version) {
        this.version = version;
    }

    Verdict judge(Answer answer) {
        return RULES.stream()
                .filter(r -> r.fits(version, answer))
                .findFirst()
                .map(Rule::verdict)
                .orElse(Verdict.REFUSED);
    }

    private static Rule rule(
            Set<InfluxVersion> versions, int from, int to, String message, Verdict verdict) {
        return new Rule(versions, from, to, Pattern.compile(message), verdict);
    }
}
