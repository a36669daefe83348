package io.queuewatch.infra.imports;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.jexl3.JexlContext;

/**
 * One row as expressions see it. A cell is read when it is first asked for, so that what is wrong
 * in a cell that does not matter does not matter. Moments are milliseconds since 1970.
 */
final class Row implements JexlContext {

    private static final Duration HALF_A_DAY = Duration.ofHours(12);
    private static final int DIGITS = 18;
    private static final Object UNREAD = new Object();

    private final List<Column> columns;
    private final Map<String, Integer> numbers;
    private final Map<String, Expression> computed;
    private final ZoneId zone;
    private final String[] cells;
    private final Object[] values;
    private final Map<String, Object> results = new HashMap<>();

    /**
     * @param numbers of the columns by name
     * @param cells in the order of the columns, trimmed
     */
    Row(
            List<Column> columns,
            Map<String, Integer> numbers,
            Map<String, Expression> computed,
            ZoneId zone,
            String[] cells) {
        this.columns = columns;
        this.numbers = numbers;
        this.computed = computed;
        this.zone = zone;
        this.cells = cells;
        this.values = new Object[cells.length];
        Arrays.fill(values, UNREAD);
    }

    @Override
    public Object get(String name) {
        Integer number = numbers.get(name);
        if (number != null) {
            Object value = value(number);
            return value instanceof Moment moment ? moment.instant.toEpochMilli() : value;
        }
        Expression expression = computed.get(name);
        if (expression == null) {
            return null;
        }
        if (!results.containsKey(name)) {
            results.put(name, expression.evaluate(this));
        }
        return results.get(name);
    }

    /** The cell as written, or the computed value as text; null where it is missing. */
    String text(String name) {
        Integer number = numbers.get(name);
        if (number != null) {
            return isMissing(number) ? null : cells[number];
        }
        Object value = get(name);
        return value == null ? null : value.toString();
    }

    @Override
    public boolean has(String name) {
        return numbers.containsKey(name) || computed.containsKey(name);
    }

    @Override
    public void set(String name, Object value) {
        throw new UnsupportedOperationException("a row is read only");
    }

    private Object value(int number) {
        if (values[number] == UNREAD) {
            values[number] = isMissing(number) ? null : read(number);
        }
        return values[number];
    }

    private boolean isMissing(int number) {
        return cells[number].isEmpty() || columns.get(number).missing().contains(cells[number]);
    }

    private Object read(int number) {
        Column column = columns.get(number);
        String cell = cells[number];
        return switch (column.kind()) {
            case TEXT -> cell;
            case INTEGER -> number(column, cell, "a whole number").toBigInteger().longValueExact();
            case DECIMAL -> number(column, cell, "a number").doubleValue();
            case DATE -> column.formats().date(cell).orElseThrow(() -> unreadable(column, cell));
            case TIME -> time(column, cell);
            case DATE_TIME -> dateTime(column, cell);
            case EPOCH_SECONDS -> epoch(column, cell, 1000);
            case EPOCH_MILLIS -> epoch(column, cell, 1);
        };
    }

    private Moment time(Column column, String cell) {
        LocalTime time = column.formats().time(cell).orElseThrow(() -> unreadable(column, cell));
        if (!(value(column.on()) instanceof LocalDate date)) {
            throw new RowException(
                    "no date for " + column.name(),
                    "%s: %s has no date, %s is missing"
                            .formatted(column.name(), cell, columns.get(column.on()).name()));
        }
        LocalDateTime local = date.atTime(time);
        Moment before = followed(column);
        while (before != null && Duration.between(local, before.local).compareTo(HALF_A_DAY) > 0) {
            local = local.plusDays(1);
        }
        return moment(local, before);
    }

    private Object dateTime(Column column, String cell) {
        Object read = column.formats().dateTime(cell).orElseThrow(() -> unreadable(column, cell));
        return read instanceof OffsetDateTime offset
                ? Moment.of(offset.toInstant(), zone)
                : moment((LocalDateTime) read, followed(column));
    }

    private Moment epoch(Column column, String cell, int millis) {
        BigDecimal number = number(column, cell, "a number of seconds or milliseconds since 1970");
        try {
            long epoch =
                    number.multiply(BigDecimal.valueOf(millis)).toBigInteger().longValueExact();
            return Moment.of(Instant.ofEpochMilli(epoch), zone);
        } catch (ArithmeticException e) {
            throw unreadable(column, cell);
        }
    }

    private Moment followed(Column column) {
        for (int followed : column.follows()) {
            if (value(followed) instanceof Moment before) {
                return before;
            }
        }
        return null;
    }

    /**
     * Where clocks are set back an hour comes twice: the second time, if the first is too early.
     */
    private Moment moment(LocalDateTime local, Moment before) {
        ZonedDateTime first = local.atZone(zone);
        boolean second = before != null && first.toInstant().isBefore(before.instant);
        return new Moment(local, (second ? first.withLaterOffsetAtOverlap() : first).toInstant());
    }

    private static BigDecimal number(Column column, String cell, String right) {
        try {
            BigDecimal number = new BigDecimal(cell);
            if (number.precision() - number.scale() > DIGITS || number.scale() > DIGITS) {
                throw new NumberFormatException("more digits than a long has");
            }
            if (column.kind() == CellKind.INTEGER) {
                number.toBigIntegerExact();
            }
            return number;
        } catch (ArithmeticException | NumberFormatException e) {
            throw new RowException(
                    column.name() + " is not " + right,
                    "%s: '%s' is not %s".formatted(column.name(), cell, right));
        }
    }

    private static RowException unreadable(Column column, String cell) {
        String right =
                column.kind().isFormatted()
                        ? "a %s like %s".formatted(column.kind().word(), column.formats())
                        : "a moment";
        return new RowException(
                column.name() + " is not " + right,
                "%s: '%s' is not %s".formatted(column.name(), cell, right));
    }

    private record Moment(LocalDateTime local, Instant instant) {

        static Moment of(Instant instant, ZoneId zone) {
            return new Moment(LocalDateTime.ofInstant(instant, zone), instant);
        }
    }
}
