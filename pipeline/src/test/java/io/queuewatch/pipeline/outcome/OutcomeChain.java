package io.queuewatch.pipeline.outcome;

import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.contact.ContactReport;
import io.queuewatch.pipeline.contact.RejectedEvent;
import io.queuewatch.pipeline.kpi.WritePolicy;
import io.queuewatch.pipeline.time.CoalescingOperator;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.Outbound;
import io.queuewatch.schemas.Outcome;
import io.queuewatch.schemas.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/** The operators of outcomes, one feeding the next as in the job, and what they wrote. */
final class OutcomeChain implements AutoCloseable {

    private static final long EVERY_MS = 2_000;

    private final Targets targets;
    private final long horizonMs;
    private final Map<String, Message> written = new LinkedHashMap<>();
    private final List<RejectedEvent> rejected = new ArrayList<>();
    private long clock;
    private KeyedTwoInputStreamOperatorTestHarness<String, ContactReport, OutcomeEvent, DayDelta>
            contacts;
    private KeyedOneInputStreamOperatorTestHarness<String, CustomerContact, DayDelta> customers;
    private OneInputStreamOperatorTestHarness<DayDelta, DayDelta> sums;
    private KeyedOneInputStreamOperatorTestHarness<String, DayDelta, Message> rows;

    OutcomeChain(Targets targets, long horizonMs) throws Exception {
        this.targets = targets;
        this.horizonMs = horizonMs;
        start(null, null, null);
    }

    private void start(
            OperatorSubtaskState ofContacts,
            OperatorSubtaskState ofCustomers,
            OperatorSubtaskState ofRows)
            throws Exception {
        contacts =
                new KeyedTwoInputStreamOperatorTestHarness<>(
                        new OutcomeOperator(horizonMs),
                        ContactReport::contactId,
                        event -> event.contactId,
                        Types.STRING);
        open(contacts, ofContacts);
        customers =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new FirstContactOperator(horizonMs),
                        CustomerContact::customer,
                        Types.STRING);
        open(customers, ofCustomers);
        sums = new OneInputStreamOperatorTestHarness<>(new DaySumsOperator(targets));
        open(sums, null);
        rows =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(
                                new DayRowsFunction(
                                        targets, horizonMs, new WritePolicy(EVERY_MS, false))),
                        DayDelta::key,
                        Types.STRING);
        open(rows, ofRows);
    }

    private void open(AbstractStreamOperatorTestHarness<?> harness, OperatorSubtaskState state)
            throws Exception {
        harness.setProcessingTime(clock);
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
    }

    void report(ContactReport report) throws Exception {
        contacts.processElement1(new StreamRecord<>(report));
        passOn();
    }

    void event(OutcomeEvent event) throws Exception {
        contacts.processElement2(new StreamRecord<>(event));
        passOn();
    }

    /** Event time reaches a moment, and rows are written. */
    void mark(long time) throws Exception {
        clock += EVERY_MS;
        contacts.setProcessingTime(clock);
        customers.setProcessingTime(clock);
        contacts.processWatermark1(new Watermark(time));
        contacts.processWatermark2(new Watermark(time));
        passOn();
        customers.processWatermark(time);
        passOn();
        sums.setProcessingTime(clock);
        sums.processWatermark(time);
        passOn();
        rows.processWatermark(time);
        rows.setProcessingTime(clock);
        for (Message message : rows.extractOutputValues()) {
            written.put(new String(message.key, StandardCharsets.UTF_8), message);
        }
        rows.getOutput().clear();
    }

    /** Takes a checkpoint and goes on from it. */
    void restart() throws Exception {
        contacts.prepareSnapshotPreBarrier(1);
        passOn();
        customers.prepareSnapshotPreBarrier(1);
        passOn();
        sums.prepareSnapshotPreBarrier(1);
        passOn();
        OperatorSubtaskState ofContacts = contacts.snapshot(1, clock);
        OperatorSubtaskState ofCustomers = customers.snapshot(1, clock);
        OperatorSubtaskState ofRows = rows.snapshot(1, clock);
        close();
        start(ofContacts, ofCustomers, ofRows);
    }

    private void passOn() throws Exception {
        drain(contacts.getSideOutput(OutcomeOperator.REJECTED), rejected::add);
        drain(
                contacts.getSideOutput(OutcomeOperator.CUSTOMERS),
                contact -> customers.processElement(new StreamRecord<>(contact)));
        for (DayDelta delta : contacts.extractOutputValues()) {
            sums.processElement(new StreamRecord<>(delta));
        }
        contacts.getOutput().clear();
        for (DayDelta delta : customers.extractOutputValues()) {
            sums.processElement(new StreamRecord<>(delta));
        }
        customers.getOutput().clear();
        for (DayDelta delta : sums.extractOutputValues()) {
            rows.processElement(new StreamRecord<>(delta));
        }
        sums.getOutput().clear();
    }

    private interface Taker<T> {
        void take(T value) throws Exception;
    }

    private static <T> void drain(Queue<StreamRecord<T>> output, Taker<T> taker) throws Exception {
        while (output != null && !output.isEmpty()) {
            taker.take(output.poll().getValue());
        }
    }

    /** The newest row of each key. */
    List<Outcome> outcomes() throws UnreadableException {
        List<Outcome> outcomes = new ArrayList<>();
        for (Map.Entry<String, Message> message : written.entrySet()) {
            if (message.getKey().startsWith("outcome|")) {
                outcomes.add(Codec.of(Outcome.class).decode(message.getValue().value));
            }
        }
        return outcomes;
    }

    /** The newest row of each key. */
    List<Outbound> outbounds() throws UnreadableException {
        List<Outbound> outbounds = new ArrayList<>();
        for (Map.Entry<String, Message> message : written.entrySet()) {
            if (message.getKey().startsWith("outbound|")) {
                outbounds.add(Codec.of(Outbound.class).decode(message.getValue().value));
            }
        }
        return outbounds;
    }

    /** The row of all segments of a queue on the only day there is. */
    Outcome day(String queue) throws UnreadableException {
        List<Outcome> rows =
                outcomes().stream()
                        .filter(row -> row.getQueue().equals(queue) && row.getSegment().equals("*"))
                        .toList();
        if (rows.size() != 1) {
            throw new AssertionError("not one row but " + rows);
        }
        return rows.get(0);
    }

    List<RejectedEvent> rejected() {
        return rejected;
    }

    /** Entries of state of contacts, of customers and of rows. */
    List<Integer> states() {
        return List.of(
                contacts.numKeyedStateEntries(),
                customers.numKeyedStateEntries(),
                rows.numKeyedStateEntries());
    }

    /** Moments at which contacts and customers are to be looked at. */
    int deadlines() {
        return ((CoalescingOperator<?, ?>) contacts.getOperator()).deadlines()
                + ((CoalescingOperator<?, ?>) customers.getOperator()).deadlines();
    }

    @Override
    public void close() throws Exception {
        contacts.close();
        customers.close();
        sums.close();
        rows.close();
    }
}
