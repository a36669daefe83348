package io.queuewatch.dashboards;

import static io.queuewatch.dashboards.Rule.unless;

import io.queuewatch.dashboards.InfluxQl.Kind;
import io.queuewatch.dashboards.InfluxQl.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rules about the queries of panels and variables. */
final class QueryRules {
    private static final Set<String> WORDS =
            Set.of(
                    "select", "from", "where", "and", "or", "group", "by", "as", "fill", "none",
                    "null", "order", "desc", "limit", "time", "show", "tag", "values", "with",
                    "key", "sum", "max", "min", "first", "last", "count", "mean");

    static final List<Rule> ALL =
            List.of(
                    Rule.ofQueries("time filter", QueryRules::timeFilter),
                    new Rule("regular expression", QueryRules::regularExpression),
                    Rule.ofQueries("retention policy", QueryRules::retentionPolicy),
                    new Rule("known names", QueryRules::knownNames),
                    Rule.ofQueries("one view, one interval", QueryRules::oneViewOneInterval),
                    Rule.ofQueries("not the row of all", QueryRules::notTheRowOfAll),
                    Rule.ofQueries("guarded division", QueryRules::guardedDivision),
                    Rule.ofQueries("denominator above 0", QueryRules::denominatorAboveZero),
                    Rule.ofQueries("no mean of rates", QueryRules::noMeanOfRates));

    private QueryRules() {}

    /** SHOW is free of it: in InfluxDB it answers from the index, which knows no times. */
    private static Stream<String> timeFilter(InfluxQl query) {
        return unless(
                query.count("$timeFilter") + query.timesBefore() + query.timesBack()
                        >= query.count("SELECT"),
                "a SELECT without $timeFilter, nor of the time before, nor looking back");
    }

    private static Stream<String> regularExpression(Dashboard dashboard) {
        List<String> findings = new ArrayList<>();
        for (DashboardQuery query : dashboard.queries()) {
            for (String name : dashboard.multiValueVariables()) {
                int uses = query.text().split("\\$\\{?" + name + "\\b", -1).length - 1;
                long matches =
                        query.influxQl().all(Kind.REGEX).stream()
                                .filter(("^$" + name + "$")::equals)
                                .count();
                if (uses != matches) {
                    findings.add(query + ": $" + name + " is not matched by =~ /^$" + name + "$/");
                }
            }
        }
        return findings.stream();
    }

    /** The retention policy is named, keeps that measurement, and keeps it in that interval. */
    private static Stream<String> retentionPolicy(InfluxQl query) {
        String interval = query.tagValue("interval").orElse("");
        return query.sources().stream()
                .filter(
                        source ->
                                source.size() != 2
                                        || !Stored.measurement(source.get(1))
                                                .flatMap(stored -> stored.keptIn(interval))
                                                .filter(source.get(0)::equals)
                                                .isPresent())
                .map(
                        source ->
                                String.join(".", source)
                                        + " is not where rows of interval \""
                                        + interval
                                        + "\" are kept");
    }

    private static Stream<String> knownNames(Dashboard dashboard) {
        Set<String> macros =
                dashboard.variables().stream()
                        .map(variable -> "$" + variable.path("name").asText())
                        .collect(Collectors.toSet());
        macros.addAll(Set.of("$timeFilter", "$__interval", "${__from}ms", "${__to}", "${__to}ms"));
        return dashboard.queries().stream()
                .flatMap(
                        query ->
                                Stream.concat(
                                                unknownNames(query.influxQl()),
                                                unknownWords(query.influxQl(), macros))
                                        .map(unknown -> query + ": nobody knows " + unknown));
    }

    private static Stream<String> unknownNames(InfluxQl query) {
        List<String> path = query.sources().stream().flatMap(List::stream).toList();
        List<Stored> measurements =
                path.stream().flatMap(name -> Stored.measurement(name).stream()).toList();
        Set<String> aliases = query.aliases().keySet();
        return query.all(Kind.NAME).stream()
                .filter(name -> !path.contains(name) && !aliases.contains(name))
                .filter(name -> measurements.stream().noneMatch(stored -> stored.knows(name)));
    }

    private static Stream<String> unknownWords(InfluxQl query, Set<String> macros) {
        return query.all(Kind.WORD).stream()
                .filter(word -> !WORDS.contains(word.toLowerCase(Locale.ROOT)))
                .filter(word -> !macros.contains(word));
    }

    private static Stream<String> oneViewOneInterval(InfluxQl query) {
        return measurements(query)
                .flatMap(stored -> stored.tagsToChoose().stream())
                .filter(tag -> query.count("SELECT") > 0 && query.tagValue(tag).isEmpty())
                .map(tag -> "adds up rows of every " + tag);
    }

    /** Rows for the queue {@code *}, say, hold all the others once more. */
    private static Stream<String> notTheRowOfAll(InfluxQl query) {
        return measurements(query)
                .filter(stored -> query.count("SELECT") > 0)
                .flatMap(stored -> stored.tagsWithTotals().stream())
                .filter(
                        tag ->
                                query.tagValue(tag).isEmpty()
                                        && !query.excludes(tag, "*")
                                        && !query.all(Kind.REGEX).contains("^$" + tag + "$"))
                .map(tag -> "adds the row of all to those of each " + tag);
    }

    /** InfluxDB divides by zero to 0, which looks like the worst of rates. */
    private static Stream<String> guardedDivision(InfluxQl query) {
        Map<String, String> aliases = query.aliases();
        return IntStream.range(0, query.tokens().size())
                .filter(i -> query.tokens().get(i).is("/"))
                .filter(i -> !divisorIsSafe(query, aliases, i + 1))
                .mapToObj(i -> "a division whose divisor may be 0");
    }

    private static boolean divisorIsSafe(InfluxQl query, Map<String, String> aliases, int at) {
        Token divisor = query.at(at).orElseThrow();
        if (divisor.kind() == Kind.NUMBER) {
            return Double.parseDouble(divisor.text()) != 0;
        }
        boolean call = divisor.is("sum") && query.at(at + 1).filter(t -> t.is("(")).isPresent();
        Token name = call ? query.at(at + 2).orElseThrow() : divisor;
        return name.kind() == Kind.NAME
                && (query.guards(name.text())
                        || query.guards(aliases.getOrDefault(name.text(), "")));
    }

    private static Stream<String> denominatorAboveZero(InfluxQl query) {
        List<String> rates =
                measurements(query).flatMap(stored -> stored.rates().stream()).toList();
        return query.all(Kind.NAME).stream()
                .distinct()
                .filter(name -> rates.contains(name) && !query.aliases().containsKey(name))
                .filter(rate -> !query.guards(Stored.DENOMINATORS.getOrDefault(rate, "")))
                .map(
                        rate ->
                                "%s without \"%s\" > 0"
                                        .formatted(
                                                rate,
                                                Stored.DENOMINATORS.getOrDefault(
                                                        rate, "its denominator")));
    }

    private static Stream<String> noMeanOfRates(InfluxQl query) {
        return IntStream.range(0, query.tokens().size())
                .filter(i -> query.tokens().get(i).is("mean"))
                .mapToObj(i -> query.at(i + 2).map(Token::text).orElse(""))
                .filter(
                        name ->
                                Stored.DENOMINATORS.containsKey(name)
                                        || query.aliases().containsKey(name))
                .map(name -> "the mean of " + name + " is no rate of the whole");
    }

    private static Stream<Stored> measurements(InfluxQl query) {
        return query.sources().stream()
                .flatMap(source -> Stored.measurement(source.get(source.size() - 1)).stream());
    }
}
