package io.queuewatch.pipeline.drift.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rules that belong together. */
public enum RuleSet {
    /** The four zone rules of Western Electric. */
    WESTERN_ELECTRIC,
    /** The eight tests of Nelson. */
    NELSON,
    /** Those of NHS England's "Making Data Count". */
    MAKING_DATA_COUNT;

    /** The list is one that cannot be changed. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Rule> rules =
            Arrays.stream(Rule.values()).filter(rule -> rule.name().startsWith(name())).toList();

    /** The rules in their order. */
    public List<Rule> rules() {
        return rules;
    }

    /** Whether any rule's pattern is complete at a point; see {@link Rule#firesAt}. */
    public boolean firesAt(double[] z, int at) {
        for (Rule rule : rules) {
            if (rule.firesAt(z, at)) {
                return true;
            }
        }
        return false;
    }

    /**
     * What the rules say of a whole chart, by point and then by rule.
     *
     * @param z the points, oldest first; NaN for one that was not scored
     */
    public List<Annotation> annotate(double[] z) {
        List<Annotation> annotations = new ArrayList<>();
        for (int at = 0; at < z.length; at++) {
            for (Rule rule : rules) {
                if (rule.firesAt(z, at)) {
                    annotations.add(new Annotation(at, rule));
                }
            }
        }
        return annotations;
    }
}
