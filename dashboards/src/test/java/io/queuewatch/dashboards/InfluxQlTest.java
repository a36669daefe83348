package io.queuewatch.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuewatch.dashboards.InfluxQl.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InfluxQlTest {
    private static final InfluxQl QUERY =
            InfluxQl.of(
                    "SELECT sum(\"met\") / 1000 AS \"x\" FROM (SELECT \"a\" * 2 AS \"met\", \"b\""
                            + " AS \"base\" FROM \"rp\".\"m\" WHERE \"q\" =~ /^$q$/ AND \"v\" ="
                            + " 'live' AND \"b\" > 0 AND time > ${__to}ms - 2m) WHERE"
                            + " $timeFilter");

    @Test
    void namesTextsRegularExpressionsAndMacrosAreToldApart() {
        assertThat(QUERY.all(Kind.NAME))
                .containsExactly("met", "x", "a", "met", "b", "base", "rp", "m", "q", "v", "b");
        assertThat(QUERY.all(Kind.REGEX)).containsExactly("^$q$");
        assertThat(QUERY.all(Kind.TEXT)).containsExactly("live");
        assertThat(QUERY.all(Kind.NUMBER)).containsExactly("1000", "2", "0", "2");
        assertThat(QUERY.all(Kind.WORD)).contains("${__to}ms", "$timeFilter");
    }

    @Test
    void aSubqueryIsNoSource() {
        assertThat(QUERY.sources()).containsExactly(List.of("rp", "m"));
    }

    @Test
    void anAliasStandsForAColumnOrForAnExpression() {
        assertThat(QUERY.aliases()).isEqualTo(Map.of("x", "", "met", "", "base", "b"));
    }

    @Test
    void aGuardIsAFieldAboveZero() {
        assertThat(QUERY.guards("b")).isTrue();
        assertThat(QUERY.guards("a")).isFalse();
    }

    @Test
    void aTagHasItsValue() {
        assertThat(QUERY.tagValue("v")).contains("live");
        assertThat(QUERY.tagValue("q")).isEmpty();
    }

    @Test
    void whatIsNoInfluxQlIsRefused() {
        assertThatThrownBy(() -> InfluxQl.of("SELECT \"a\" ; DROP"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("; DROP");
    }
}
