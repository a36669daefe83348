package io.queuewatch.pipeline.drift.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.drift.KnownAnswers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleSetTest {

    static Stream<String> vectors() {
        return KnownAnswers.names("rules.").stream()
                .filter(name -> name.endsWith(".z"))
                .map(name -> name.substring(0, name.length() - 2));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void shouldFireWhereTheVectorsSay(String name) {
        double[] z = KnownAnswers.numbers(name + ".z");

        assertThat(fired(RuleSet.WESTERN_ELECTRIC, z))
                .isEqualTo(KnownAnswers.words(name + ".western-electric"));
        assertThat(fired(RuleSet.NELSON, z)).isEqualTo(KnownAnswers.words(name + ".nelson"));
    }

    @Test
    void shouldHaveElevenVectors() {
        assertThat(vectors()).hasSize(11);
    }

    private static List<String> fired(RuleSet rules, double... z) {
        List<Annotation> notes = rules.annotate(z);
        List<String> fired = new ArrayList<>();
        for (Rule rule : rules.rules()) {
            String at =
                    notes.stream()
                            .filter(note -> note.rule() == rule)
                            .map(note -> String.valueOf(note.at() + 1))
                            .collect(Collectors.joining(" "));
            fired.add(at.isEmpty() ? "none" : at);
        }
        return fired;
    }

    @Test
    void shouldNotFireOnTheLimit() {
        double on = KnownAnswers.number("rules.on-the-limit");
        double over = KnownAnswers.number("rules.over-the-limit");

        for (RuleSet rules : RuleSet.values()) {
            assertThat(rules.annotate(new double[] {on})).isEmpty();
            assertThat(rules.annotate(new double[] {-on})).isEmpty();
            assertThat(rules.annotate(new double[] {over}))
                    .containsExactly(new Annotation(0, rules.rules().get(0)));
            assertThat(rules.annotate(new double[] {-over})).hasSize(1);
        }
        assertThat(Rule.NELSON_5.firesAt(new double[] {2, 0, 2}, 2)).isFalse();
        assertThat(Rule.NELSON_7.firesAt(all(15, 1), 14)).isFalse();
        assertThat(Rule.NELSON_7.firesAt(all(15, .99), 14)).isTrue();
    }

    private static double[] all(int points, double z) {
        double[] all = new double[points];
        Arrays.fill(all, z);
        return all;
    }

    @Test
    void shouldReportTwoOfThreeAtAPointBeyondTheZone() {
        assertThat(fired(RuleSet.NELSON, 2.1, 0, 2.1, 0).get(4)).isEqualTo("3");
        assertThat(fired(RuleSet.NELSON, 2.1, 2.1, 0).get(4)).isEqualTo("none");
        assertThat(fired(RuleSet.NELSON, 0, 2.1, 2.1, 0).get(4)).isEqualTo("3");
        assertThat(fired(RuleSet.NELSON, 2.1, 0, -2.1).get(4)).isEqualTo("none");
        assertThat(fired(RuleSet.NELSON, -2.1, 3, -2.1).get(4)).isEqualTo("3");
    }

    @Test
    void shouldEndARunOnTheCentreLine() {
        double[] z = {1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1};

        assertThat(fired(RuleSet.MAKING_DATA_COUNT, z).get(1)).isEqualTo("12");
        assertThat(fired(RuleSet.WESTERN_ELECTRIC, z).get(3)).isEqualTo("none");
    }

    @Test
    void shouldEndATrendWithEqualNeighbours() {
        assertThat(fired(RuleSet.NELSON, 1, 2, 3, 4, 4, 5, 6).get(2)).isEqualTo("none");
        assertThat(fired(RuleSet.NELSON, 9, 6, 5, 4, 3, 2, 1).get(2)).isEqualTo("6 7");
        assertThat(fired(RuleSet.MAKING_DATA_COUNT, 9, 6, 5, 4, 3, 2, 1).get(2)).isEqualTo("7");
        assertThat(fired(RuleSet.MAKING_DATA_COUNT, 9, 6, 5, 4, 3, 2).get(2)).isEqualTo("none");
    }

    @Test
    void shouldWantBothSidesForMixtures() {
        assertThat(Rule.NELSON_8.firesAt(new double[] {2, 2, 2, 2, 2, 2, 2, -2}, 7)).isTrue();
        assertThat(Rule.NELSON_8.firesAt(new double[] {2, 2, 2, 2, 2, 2, 2, 2}, 7)).isFalse();
        assertThat(Rule.NELSON_8.firesAt(new double[] {2, 2, 2, -1, 2, 2, 2, -2}, 7)).isFalse();
    }

    @Test
    void shouldNotGoAcrossAMissingPoint() {
        double[] z = {1, 1, 1, 1, Double.NaN, 1, 1, 1, 1};

        for (RuleSet rules : RuleSet.values()) {
            assertThat(rules.annotate(z)).isEmpty();
        }
    }

    /** What a rule says does not depend on what lies before its window, nor on the sign. */
    @Test
    void shouldLookAtItsWindowAndNothingElse() {
        Random random = new Random(3);
        double[] z = new double[4000];
        for (int i = 0; i < z.length; i++) {
            z[i] = (i < 2000 ? 1.3 : .6) * random.nextGaussian();
        }
        double[] mirrored = Arrays.stream(z).map(d -> -d).toArray();
        for (Rule rule : Rule.values()) {
            int fired = 0;
            for (int at = rule.points() - 1; at < z.length; at++) {
                double[] window = Arrays.copyOfRange(z, at - rule.points() + 1, at + 1);
                boolean fires = rule.firesAt(z, at);
                fired += fires ? 1 : 0;
                assertThat(rule.firesAt(window, rule.points() - 1)).isEqualTo(fires);
                assertThat(rule.firesAt(mirrored, at)).isEqualTo(fires);
            }
            assertThat(fired).as("%s", rule).isPositive();
        }
    }

    @Test
    void shouldKnowItsLongestPattern() {
        assertThat(Stream.of(Rule.values()).mapToInt(Rule::points).max()).hasValue(Rule.LONGEST);
    }

    @Test
    void shouldCountRunsOfPointsOffTheCentre() {
        assertThat(RunsAnalysis.of(new double[] {1, 0, 1, Double.NaN, -1, 1, 1, 1}))
                .isEqualTo(new RunsAnalysis(6, 3, 6, 2, 1));
        assertThat(RunsAnalysis.of(new double[0])).isEqualTo(new RunsAnalysis(0, 0, 0, 0, 0));
        assertThat(RunsAnalysis.of(new double[0]).signals()).isFalse();
        assertThat(RunsAnalysis.of(new double[] {1}).signals()).isFalse();
        assertThat(RunsAnalysis.of(all(12, 1)).signals()).isTrue();
    }
}
