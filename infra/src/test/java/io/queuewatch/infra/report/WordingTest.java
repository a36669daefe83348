package io.queuewatch.infra.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @ParameterizedTest
    @CsvSource({
        "OFFERED, 110, 100, up 10.0 %",
        "SERVICE_LEVEL, 0.8, 0.82, 'down 2.0 points, worse'",
        "ABANDONMENT, 0.031, 0.05, 'down 1.9 points, better'",
        "SPEED_OF_ANSWER, 30000, 20000, 'up 50.0 %, worse'",
        "SATISFACTION, 4.3, 4.2, 'up 0.10, better'",
        "NET_PROMOTERS, 40.2, 39.9, as before",
        "OFFERED, 3, 0, up from nothing"
    })
    void aChangeIsSaidWithWhetherItIsForTheBetter(
            Figure figure, double now, double before, String words) {
        assertThat(Wording.change(figure, OptionalDouble.of(now), OptionalDouble.of(before)))
                .isEqualTo(words);
    }

    @Test
    void nothingIsComparedWithNothing() {
        assertThat(
                        Wording.change(
                                Figure.SERVICE_LEVEL,
                                OptionalDouble.of(0.9),
                                OptionalDouble.empty()))
                .isEqualTo("nothing to compare");
        assertThat(Wording.value(Figure.SERVICE_LEVEL, Figure.SERVICE_LEVEL.of(new Tally())))
                .isEqualTo("–");
    }

    @ParameterizedTest
    @CsvSource({
        "OFFERED, 12345, '12,345'",
        "SERVICE_LEVEL, 0.77358, 77.4 %",
        "SPEED_OF_ANSWER, 59400, 59 s",
        "HANDLE_TIME, 245000, 4 min 05 s",
        "SPEED_OF_ANSWER, 45000000, 12 h 30 min",
        "SATISFACTION, 4.307, 4.31",
        "NET_PROMOTERS, -0.3, 0",
        "COST_PER_CONTACT, 123456, '1,234.56'"
    })
    void aValueHasItsUnit(Figure figure, double value, String text) {
        assertThat(Wording.value(figure, OptionalDouble.of(value))).isEqualTo(text);
    }
}
