package io.queuewatch.infra.imports;

import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import io.queuewatch.schemas.EndedBy;
import io.queuewatch.schemas.LeaveReason;
import io.queuewatch.schemas.TransferKind;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asterisk's queue_log: {@code epoch|call|queue|agent|event|data…}, one event a line.
 *
 * <table>
 *   <caption>What becomes what</caption>
 *   <tr><th>queue_log</th><th>event</th></tr>
 *   <tr><td>ENTERQUEUE</td><td>QUEUED; the customer is the hash of the caller's number</td></tr>
 *   <tr><td>CONNECT</td><td>ANSWERED</td></tr>
 *   <tr><td>RINGNOANSWER</td><td>RING_NO_ANSWER</td></tr>
 *   <tr><td>ABANDON</td><td>ABANDONED</td></tr>
 *   <tr><td>EXITWITHTIMEOUT</td><td>LEFT_QUEUE, TIMEOUT</td></tr>
 *   <tr><td>EXITWITHKEY</td><td>LEFT_QUEUE, KEY</td></tr>
 *   <tr><td>EXITEMPTY</td><td>LEFT_QUEUE, CLOSED: no agent was signed in</td></tr>
 *   <tr><td>COMPLETEAGENT</td><td>ENDED by AGENT</td></tr>
 *   <tr><td>COMPLETECALLER</td><td>ENDED by CUSTOMER</td></tr>
 *   <tr><td>BLINDTRANSFER, TRANSFER</td><td>TRANSFERRED, BLIND</td></tr>
 *   <tr><td>ATTENDEDTRANSFER</td><td>TRANSFERRED, ATTENDED</td></tr>
 *   <tr><td>all others</td><td>skipped, counted by name: they are about agents and the system</td></tr>
 * </table>
 *
 * <p>Where a transfer goes is an extension, which may be anybody's number, so it is left out; if it
 * is a queue, the ENTERQUEUE that follows says so. The clock is of whole seconds, so the line
 * number is the event's sequence. An event's id is made of what it says, so that a log that was
 * rotated can be imported again.
 */
public final class AsteriskFormat implements LineFormat {

    private static final Map<String, Consumer<CallEvent>> EVENTS =
            Map.ofEntries(
                    Map.entry("ENTERQUEUE", of(CallEventType.QUEUED)),
                    Map.entry("CONNECT", of(CallEventType.ANSWERED)),
                    Map.entry("RINGNOANSWER", of(CallEventType.RING_NO_ANSWER)),
                    Map.entry("ABANDON", of(CallEventType.ABANDONED)),
                    Map.entry("EXITWITHTIMEOUT", left(LeaveReason.TIMEOUT)),
                    Map.entry("EXITWITHKEY", left(LeaveReason.KEY)),
                    Map.entry("EXITEMPTY", left(LeaveReason.CLOSED)),
                    Map.entry("COMPLETEAGENT", ended(EndedBy.AGENT)),
                    Map.entry("COMPLETECALLER", ended(EndedBy.CUSTOMER)),
                    Map.entry("BLINDTRANSFER", transferred(TransferKind.BLIND)),
                    Map.entry("TRANSFER", transferred(TransferKind.BLIND)),
                    Map.entry("ATTENDEDTRANSFER", transferred(TransferKind.ATTENDED)));

    private static final String NONE = "NONE";
    private static final int COLUMNS = 5;
    private static final int CALLER = 6;
    private static final BigDecimal LATEST = BigDecimal.valueOf(EventField.LATEST.getEpochSecond());

    private final Optional<CustomerKey> customers;

    /**
     * @param customers hashes callers' numbers; they are left out where it is empty
     */
    public AsteriskFormat(Optional<CustomerKey> customers) {
        this.customers = customers;
    }

    @Override
    public Charset charset() {
        return StandardCharsets.UTF_8;
    }

    @Override
    public Rows begin(String file, Lines lines) {
        return (line, more) -> convert(line.split("\\|", -1), more.rowNumber());
    }

    private Conversion convert(String[] cells, long lineNumber) {
        if (cells.length < COLUMNS) {
            throw new RowException(
                    "wrong number of cells",
                    "%d cells; a line has epoch|call|queue|agent|event|data…"
                            .formatted(cells.length));
        }
        String name = cells[4].strip();
        if (!name.matches("[A-Z][A-Z_]*")) {
            throw new RowException(
                    "not the name of an event", "'%s' is not the name of an event".formatted(name));
        }
        Instant time = time(cells[0].strip());
        Consumer<CallEvent> kind = EVENTS.get(name);
        if (kind == null) {
            return Conversion.skipped(name);
        }
        String call = known(cells[1], "call");
        String queue = known(cells[2], "queue");
        CallEvent event =
                CallEvent.newBuilder()
                        .setEventId(
                                String.join("/", cells[0].strip(), name, queue, cells[3].strip()))
                        .setEventTime(time)
                        .setSource("asterisk")
                        .setSequence(lineNumber)
                        .setContactId(call)
                        .setType(CallEventType.UNKNOWN)
                        .setQueue(queue)
                        .setAgentId(agent(cells[3].strip()))
                        .build();
        kind.accept(event);
        if (event.getType() == CallEventType.QUEUED && cells.length > CALLER) {
            event.setCustomer(customer(cells[CALLER].strip()));
        }
        return Conversion.of(List.of(event));
    }

    private static Instant time(String epoch) {
        try {
            BigDecimal seconds = epoch.length() > 20 ? BigDecimal.ZERO : new BigDecimal(epoch);
            if (seconds.signum() > 0 && seconds.compareTo(LATEST) < 0 && seconds.scale() <= 9) {
                return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new RowException(
                "not a time",
                "'%s' is not a time in seconds since 1970, before the year 2200".formatted(epoch));
    }

    private static String known(String cell, String what) {
        String value = cell.strip();
        if (value.isEmpty() || value.equals(NONE)) {
            throw new RowException("no " + what, "the event of a call has no " + what);
        }
        return readable(value, what);
    }

    private static String agent(String cell) {
        return cell.isEmpty() || cell.equals(NONE) ? null : readable(cell, "agent");
    }

    private static String readable(String value, String what) {
        if (value.indexOf(TextFile.UNREADABLE) >= 0) {
            throw new RowException(
                    what + " is not UTF-8", "the %s '%s' is not UTF-8".formatted(what, value));
        }
        return value;
    }

    private String customer(String caller) {
        return caller.isEmpty() ? null : customers.map(key -> key.hash(caller)).orElse(null);
    }

    private static Consumer<CallEvent> of(CallEventType type) {
        return event -> event.setType(type);
    }

    private static Consumer<CallEvent> left(LeaveReason reason) {
        return of(CallEventType.LEFT_QUEUE).andThen(event -> event.setReason(reason));
    }

    private static Consumer<CallEvent> ended(EndedBy by) {
        return of(CallEventType.ENDED).andThen(event -> event.setBy(by));
    }

    private static Consumer<CallEvent> transferred(TransferKind kind) {
        return of(CallEventType.TRANSFERRED).andThen(event -> event.setTransfer(kind));
    }
}
