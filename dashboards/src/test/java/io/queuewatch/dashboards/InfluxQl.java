package io.queuewatch.dashboards;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of a query in InfluxQL, Grafana's macros among them, and what they say of names. */
record InfluxQl(List<Token> tokens) {
    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\s*(?:\"(?<name>[^\"]*)\""
                            + "|'(?<text>[^']*)'"
                            + "|[=!]~\\s*/(?<regex>(?:[^/\\\\]|\\\\.)*)/"
                            + "|(?<number>\\d+(?:\\.\\d+)?)(?:ns|ms|u|s|m|h|d|w)?"
                            + "|(?<word>\\$\\{[^}]*\\}\\w*|\\$?\\w+)"
                            + "|(?<symbol><=|>=|!=|<>|[-+*/(),.=<>]))");

    private static final String BEFORE =
            "time >= ${__from}ms - ( ${__to}ms - ${__from}ms ) AND time < ${__from}ms";

    private static final Pattern BACK =
            Pattern.compile("time > \\$\\{__to\\}ms - \\d+ AND time <= \\$\\{__to\\}ms");

    /** What a word of a query is. */
    enum Kind {
        NAME,
        TEXT,
        REGEX,
        NUMBER,
        WORD,
        SYMBOL
    }

    /** A word of a query; names, texts and regular expressions without their quotes. */
    record Token(Kind kind, String text) {
        boolean is(String wanted) {
            return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(wanted);
        }
    }

    /**
     * Reads a query.
     *
     * @throws IllegalArgumentException where something is no word of InfluxQL
     */
    static InfluxQl of(String query) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(query);
        int at = 0;
        while (!query.substring(at).isBlank()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new IllegalArgumentException("No InfluxQL: " + query.substring(at));
            }
            tokens.add(token(matcher));
            at = matcher.end();
        }
        return new InfluxQl(List.copyOf(tokens));
    }

    private static Token token(Matcher matcher) {
        for (Kind kind : Kind.values()) {
            String text = matcher.group(kind.name().toLowerCase(Locale.ROOT));
            if (text != null) {
                return new Token(kind, text);
            }
        }
        throw new IllegalStateException("A token of no kind: " + matcher.group());
    }

    /** How often a keyword, function or macro stands in the query. */
    long count(String word) {
        return tokens.stream().filter(token -> token.is(word)).count();
    }

    /** The words of one kind, in their order. */
    List<String> all(Kind kind) {
        return tokens.stream().filter(token -> token.kind() == kind).map(Token::text).toList();
    }

    /** A word by its position; nothing beyond the ends. */
    Optional<Token> at(int index) {
        return index >= 0 && index < tokens.size()
                ? Optional.of(tokens.get(index))
                : Optional.empty();
    }

    /** Whether the query asks for a field above 0. */
    boolean guards(String field) {
        for (int i = 0; i + 2 < tokens.size(); i++) {
            if (tokens.get(i).equals(new Token(Kind.NAME, field))
                    && tokens.get(i + 1).is(">")
                    && tokens.get(i + 2).equals(new Token(Kind.NUMBER, "0"))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the query asks for another value of a tag than this. */
    boolean excludes(String tag, String value) {
        for (int i = 0; i + 2 < tokens.size(); i++) {
            if (tokens.get(i).equals(new Token(Kind.NAME, tag))
                    && tokens.get(i + 1).is("!=")
                    && tokens.get(i + 2).equals(new Token(Kind.TEXT, value))) {
                return true;
            }
        }
        return false;
    }

    /** How many of its parts ask for as long a time as the range, directly before it. */
    long timesBefore() {
        return text().split(Pattern.quote(BEFORE), -1).length - 1L;
    }

    /** How many of its parts look back from the end of the range, whatever its beginning. */
    long timesBack() {
        return BACK.matcher(text()).results().count();
    }

    private String text() {
        return tokens.stream().map(Token::text).collect(Collectors.joining(" "));
    }

    /** The text a tag has to be equal to, where the query asks for that. */
    Optional<String> tagValue(String tag) {
        for (int i = 0; i + 2 < tokens.size(); i++) {
            if (tokens.get(i).equals(new Token(Kind.NAME, tag))
                    && tokens.get(i + 1).is("=")
                    && tokens.get(i + 2).kind() == Kind.TEXT) {
                return Optional.of(tokens.get(i + 2).text());
            }
        }
        return Optional.empty();
    }

    /** Names the query gives itself, each with the column it stands for; "" for an expression. */
    Map<String, String> aliases() {
        Map<String, String> aliases = new HashMap<>();
        for (int i = 1; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).is("AS") && tokens.get(i + 1).kind() == Kind.NAME) {
                aliases.put(tokens.get(i + 1).text(), column(i - 1));
            }
        }
        return aliases;
    }

    /** A plain column is a name behind SELECT or a comma; anything longer is an expression. */
    private String column(int index) {
        Token before = at(index - 1).orElse(new Token(Kind.SYMBOL, ""));
        boolean plain = before.is("SELECT") || before.is(",");
        return plain && tokens.get(index).kind() == Kind.NAME ? tokens.get(index).text() : "";
    }

    /** The names of the columns of its answer, but for the time; those of one SELECT. */
    List<String> columns() {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i < tokens.size() && !tokens.get(i).is("FROM"); i++) {
            boolean last = tokens.get(i + 1).is(",") || tokens.get(i + 1).is("FROM");
            if (last && tokens.get(i).kind() == Kind.NAME) {
                columns.add(tokens.get(i).text());
            }
        }
        return columns;
    }

    /** What stands behind each FROM that is no subquery: names separated by dots. */
    List<List<String>> sources() {
        List<List<String>> sources = new ArrayList<>();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).is("FROM") && !tokens.get(i + 1).is("(")) {
                List<String> source = new ArrayList<>(List.of(tokens.get(i + 1).text()));
                for (int j = i + 2; j + 1 < tokens.size() && tokens.get(j).is("."); j += 2) {
                    source.add(tokens.get(j + 1).text());
                }
                sources.add(source);
            }
        }
        return sources;
    }
}
