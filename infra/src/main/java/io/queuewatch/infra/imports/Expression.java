package io.queuewatch.infra.imports;

import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.JexlException;
import org.apache.commons.jexl3.JexlFeatures;
import org.apache.commons.jexl3.JexlInfo;
import org.apache.commons.jexl3.JexlScript;
import org.apache.commons.jexl3.introspection.JexlPermissions;

/**
 * A condition or value of a mapping, in JEXL, compiled. It sees the row and nothing else: no
 * classes, no assignments, no loops.
 *
 * @see <a href="https://commons.apache.org/proper/commons-jexl/reference/syntax.html">Syntax</a>
 */
final class Expression {

    private static final JexlFeatures FEATURES =
            JexlFeatures.createNone()
                    .methodCall(true)
                    .structuredLiteral(true)
                    .comparatorNames(true);

    private static final JexlEngine ENGINE =
            new JexlBuilder()
                    .permissions(JexlPermissions.RESTRICTED)
                    .strict(true)
                    .silent(false)
                    .safe(false)
                    .create();

    private final String key;
    private final String text;
    private final JexlScript script;

    private Expression(String key, String text, JexlScript script) {
        this.key = key;
        this.text = text;
        this.script = script;
    }

    /**
     * Compiles an expression.
     *
     * @param key what it is for, in errors
     * @throws IllegalArgumentException where it is none; says where
     */
    static Expression of(String key, String text) {
        try {
            return new Expression(
                    key, text, ENGINE.createScript(FEATURES, new JexlInfo(key, 1, 1), text));
        } catch (JexlException e) {
            JexlInfo at = e.getInfo();
            throw new IllegalArgumentException(
                    "'%s' is no expression of JEXL, look at character %d"
                            .formatted(text, at == null ? 1 : at.getColumn()),
                    e);
        }
    }

    /**
     * This expression, whose names are all known.
     *
     * @throws IllegalArgumentException where it uses others; says what is right
     */
    Expression within(Set<String> names) {
        Set<String> others = new TreeSet<>();
        script.getVariables().forEach(variable -> others.add(variable.get(0)));
        others.removeAll(names);
        if (!others.isEmpty()) {
            throw new IllegalArgumentException(
                    "no column or value '%s' in '%s'; there are %s"
                            .formatted(
                                    String.join("', '", others),
                                    text,
                                    String.join(", ", new TreeSet<>(names))));
        }
        return this;
    }

    /**
     * Its value for a row.
     *
     * @throws RowException where it cannot be computed
     */
    Object evaluate(Row row) {
        try {
            return script.execute(row);
        } catch (JexlException e) {
            if (e.getCause() instanceof RowException cell) {
                throw cell;
            }
            throw new RowException(
                    "%s cannot be computed".formatted(key),
                    "%s: '%s' cannot be computed: %s".formatted(key, text, e.getDetail()));
        } catch (ArithmeticException e) {
            throw new RowException(
                    "%s cannot be computed".formatted(key),
                    "%s: '%s' cannot be computed: %s".formatted(key, text, e.getMessage()));
        }
    }

    /**
     * Whether it holds for a row.
     *
     * @throws RowException where it is neither true nor false
     */
    boolean holds(Row row) {
        if (evaluate(row) instanceof Boolean holds) {
            return holds;
        }
        throw new RowException(
                "%s is neither true nor false".formatted(key),
                "%s: '%s' is neither true nor false".formatted(key, text));
    }
}
