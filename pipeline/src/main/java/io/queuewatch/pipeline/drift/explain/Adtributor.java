package io.queuewatch.pipeline.drift.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ranks dimensions by how surprising the few elements are that explain a change. Of each dimension
 * the most surprising elements that explain something are taken until they explain enough; the
 * dimension whose elements are most surprising together comes first.
 *
 * @param enough explanatory power that a dimension's elements must have together
 * @param something explanatory power that each of them must have
 * @see <a
 *     href="https://www.usenix.org/conference/nsdi14/technical-sessions/presentation/bhagwan">Bhagwan
 *     et al., Adtributor: Revenue debugging in advertising systems, NSDI 2014, figure 4</a>
 */
public record Adtributor(double enough, double something) {

    /** With the thresholds of the paper: 67 % and 10 %. */
    public static final Adtributor PAPER = new Adtributor(0.67, 0.1);

    private static final Comparator<Attribution> MOST_SURPRISING =
            Comparator.comparingDouble(Attribution::surprise)
                    .reversed()
                    .thenComparing(Comparator.comparingDouble(Attribution::explained).reversed())
                    .thenComparing(Attribution::element);

    /**
     * The explanations, the most surprising first; a dimension whose elements do not explain enough
     * has none.
     *
     * @param dimensions the attributions of one change, by name of the dimension
     */
    public List<Explanation> rank(Map<String, List<Attribution>> dimensions) {
        List<Explanation> explanations = new ArrayList<>();
        dimensions.forEach(
                (dimension, elements) -> explain(dimension, elements).ifPresent(explanations::add));
        explanations.sort(
                Comparator.comparingDouble(Explanation::surprise)
                        .reversed()
                        .thenComparing(Explanation::dimension));
        return explanations;
    }

    private Optional<Explanation> explain(String dimension, List<Attribution> elements) {
        List<Attribution> taken = new ArrayList<>();
        double explained = 0;
        for (Attribution element : elements.stream().sorted(MOST_SURPRISING).toList()) {
            if (element.explained() > something) {
                taken.add(element);
                explained += element.explained();
            }
            if (explained > enough) {
                return Optional.of(new Explanation(dimension, taken));
            }
        }
        return Optional.empty();
    }
}
