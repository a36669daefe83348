package io.queuewatch.pipeline.drift.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.queuewatch.pipeline.drift.KnownAnswers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecompositionTest {

    private static final double EXACT = 1e-14;

    private static List<String[]> known() {
        return KnownAnswers.words("decomposition.elements").stream()
                .map(row -> row.split(" "))
                .toList();
    }

    private static List<Element> elements() {
        return known().stream()
                .map(row -> new Element(row[0], at(row, 1), at(row, 2), at(row, 3), at(row, 4)))
                .toList();
    }

    private static double at(String[] row, int column) {
        return Double.parseDouble(row[column]);
    }

    @Test
    void shouldSplitAChangeIntoRateAndMix() {
        Decomposition decomposition = Decomposition.of(elements());

        assertThat(decomposition.before()).isEqualTo(KnownAnswers.number("decomposition.before"));
        assertThat(decomposition.now()).isEqualTo(KnownAnswers.number("decomposition.now"));
        for (int i = 0; i < known().size(); i++) {
            Effect effect = decomposition.effects().get(i);
            assertThat(effect.element()).isEqualTo(known().get(i)[0]);
            assertThat(effect.rate()).isCloseTo(at(known().get(i), 5), within(EXACT));
            assertThat(effect.mix()).isCloseTo(at(known().get(i), 6), within(EXACT));
        }
        assertThat(decomposition.effects().stream().mapToDouble(Effect::total).sum())
                .isCloseTo(-.11, within(EXACT));
    }

    @Test
    void shouldAttributeAsThePaperDoes() {
        List<Attribution> attributions = Attributions.ofRate(elements());

        for (int i = 0; i < known().size(); i++) {
            assertThat(attributions.get(i).change())
                    .isCloseTo(at(known().get(i), 7), within(EXACT));
            assertThat(attributions.get(i).explained())
                    .isCloseTo(at(known().get(i), 8), within(EXACT));
            assertThat(attributions.get(i).surprise())
                    .isCloseTo(at(known().get(i), 9), within(EXACT));
        }
    }

    /** With elements that are empty before, now, or both. */
    @Test
    void shouldAlwaysAddUp() {
        Random random = new Random(11);
        for (int round = 0; round < 2000; round++) {
            List<Element> elements = new ArrayList<>();
            elements.add(new Element("first", 1 + random.nextInt(9), 1, 1 + random.nextInt(9), 1));
            for (int i = random.nextInt(6); i > 0; i--) {
                double size0 = random.nextInt(3) * random.nextInt(100);
                double size1 = random.nextInt(3) * random.nextInt(100);
                elements.add(
                        new Element(
                                "e" + i,
                                size0,
                                size0 * random.nextDouble(),
                                size1,
                                size1 * random.nextDouble()));
            }
            Decomposition split = Decomposition.of(elements);

            assertThat(split.effects().stream().mapToDouble(Effect::total).sum())
                    .isCloseTo(split.change(), within(1e-12));
            assertThat(Attributions.ofRate(elements))
                    .allMatch(each -> Double.isFinite(each.explained()))
                    .allMatch(each -> each.surprise() >= 0);
            Decomposition scaled =
                    Decomposition.of(elements.stream().map(e -> e.scaledBefore(.125)).toList());
            for (int i = 0; i < elements.size(); i++) {
                assertThat(scaled.effects().get(i).rate())
                        .isCloseTo(split.effects().get(i).rate(), within(1e-12));
                assertThat(scaled.effects().get(i).mix())
                        .isCloseTo(split.effects().get(i).mix(), within(1e-12));
            }
        }
    }

    @Test
    void shouldKnowNoRateEffectOfWhatIsGoneAndANewOneFromTheRateOfAll() {
        Decomposition split =
                Decomposition.of(
                        List.of(
                                new Element("stays", 50, 40, 50, 40),
                                new Element("goes", 50, 20, 0, 0),
                                new Element("comes", 0, 0, 50, 10)));

        // R 0.6 to 0.5; weights ½ each.
        assertThat(split.effects().get(0).total()).isZero();
        assertThat(split.effects().get(1)).isEqualTo(new Effect("goes", 0, -.5 * (.4 - .55)));
        assertThat(split.effects().get(2).rate()).isCloseTo(.25 * (.2 - .6), within(EXACT));
        assertThat(split.effects().get(2).mix()).isCloseTo(.5 * (.4 - .55), within(EXACT));
    }

    @Test
    void shouldRefuseToCompareWithNothing() {
        List<Element> nothingBefore = List.of(new Element("a", 0, 0, 5, 2));

        assertThatThrownBy(() -> Decomposition.of(nothingBefore))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("contacts: 0.0 before, 5.0 now");
        assertThatThrownBy(() -> Attributions.ofRate(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Element("a", -1, 0, 5, 2)).hasMessageContaining("element a");
        assertThatThrownBy(() -> new Element("a", 1, Double.NaN, 5, 2)).hasMessageContaining("NaN");
    }

    @Test
    void shouldExplainNothingWhereNothingChanged() {
        List<Element> same = List.of(new Element("a", 5, 2, 5, 2), new Element("b", 9, 1, 9, 1));

        for (Attribution attribution : Attributions.ofRate(same)) {
            assertThat(attribution.explained()).isZero();
            assertThat(attribution.surprise()).isZero();
        }
        assertThat(Adtributor.PAPER.rank(Map.of("team", Attributions.ofRate(same)))).isEmpty();
        assertThat(Attributions.ofSize(List.of())).isEmpty();
    }

    @Test
    void shouldAttributeACount() {
        List<Attribution> attributions =
                Attributions.ofSize(
                        List.of(
                                new Element("a", 100, 0, 190, 0),
                                new Element("b", 100, 0, 110, 0)));

        assertThat(attributions.get(0).change()).isEqualTo(90);
        assertThat(attributions.get(0).explained()).isEqualTo(.9);
        // Shares ½ and 19/30, their mean 17/30.
        assertThat(attributions.get(0).surprise())
                .isCloseTo(
                        (.5 * Math.log(15 / 17.0) + 19 / 30.0 * Math.log(19 / 17.0)) / 2,
                        within(EXACT));
    }

    @Test
    void shouldFindTheDimensionThatBroke() {
        // Team C broke: among segments the loss is spread as calls are.
        List<Element> teams =
                List.of(
                        new Element("A", 100, 80, 100, 80),
                        new Element("B", 100, 80, 100, 81),
                        new Element("C", 100, 80, 100, 40),
                        new Element("D", 100, 80, 100, 79));
        List<Element> segments =
                List.of(
                        new Element("gold", 200, 160, 200, 140),
                        new Element("blue", 200, 160, 200, 140));
        List<Explanation> explanations =
                Adtributor.PAPER.rank(
                        Map.of(
                                "segment",
                                Attributions.ofRate(segments),
                                "team",
                                Attributions.ofRate(teams)));

        assertThat(explanations).hasSize(2);
        assertThat(explanations.get(0).dimension()).isEqualTo("team");
        assertThat(explanations.get(0).elements()).hasSize(1);
        assertThat(explanations.get(0).elements().get(0).element()).isEqualTo("C");
        assertThat(explanations.get(0).explained()).isCloseTo(1, within(EXACT));
        assertThat(explanations.get(1).elements()).hasSize(2);
    }

    @Test
    void shouldGiveNoExplanationThatDoesNotExplainEnough() {
        List<Attribution> scattered = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            scattered.add(new Attribution("e" + i, -.01, 1 / 11.0, .1));
        }

        assertThat(Adtributor.PAPER.rank(Map.of("topic", scattered))).isEmpty();
    }
}
