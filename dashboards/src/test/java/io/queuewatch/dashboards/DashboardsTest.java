package io.queuewatch.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardsTest {
    static final List<Rule> RULES =
            Stream.of(DashboardRules.ALL, PanelRules.ALL, AnnotationRules.ALL, QueryRules.ALL)
                    .flatMap(List::stream)
                    .toList();

    static Stream<Arguments> everyDashboardAndRule() {
        return Dashboard.all().stream()
                .flatMap(dashboard -> RULES.stream().map(rule -> Arguments.of(dashboard, rule)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyDashboardAndRule")
    void keepsTheRule(Dashboard dashboard, Rule rule) {
        assertThat(rule.findings().apply(dashboard)).isEmpty();
    }

    @Test
    void allDashboardsAreLookedAt() {
        assertThat(Dashboard.all()).contains(Dashboard.wallboardForVoice());
    }

    @Test
    void noTwoDashboardsShareAUid() {
        assertThat(DashboardRules.sharedUids(Dashboard.all())).isEmpty();
    }
}
