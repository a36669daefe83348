package io.queuewatch.infra.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.infra.report.Figure.Kind;
import org.junit.jupiter.api.Test;

class AimTest {

    @Test
    void saysWhichBoundsThereAre() {
        assertThat(Aim.between(0.7, 0.85).words(Kind.SHARE)).isEqualTo("70.0 % to 85.0 %");
        assertThat(Aim.between(0, 0.85).words(Kind.SHARE)).isEqualTo("at most 85.0 %");
        assertThat(Aim.of(Figure.ADHERENCE, 0.95).words(Kind.SHARE)).isEqualTo("at least 95.0 %");
    }
}
