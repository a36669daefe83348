package io.queuewatch.pipeline.outcome;

import io.queuewatch.pipeline.time.CoalescingOperator;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Keyed by customer: emits what has changed in which contacts were the first about their topic and
 * whether one was enough. Contacts are forgotten when nothing within the horizon can change or
 * repeat them.
 */
public final class FirstContactOperator extends CoalescingOperator<List<CustomerContact>, DayDelta>
        implements OneInputStreamOperator<CustomerContact, DayDelta> {

    private static final long serialVersionUID = 1L;

    private final long horizonMs;

    private transient ValueState<CustomerHistory> histories;
    private transient StreamRecord<DayDelta> record;
    private transient Tally tally;
    private transient FirstContacts reader;

    /**
     * The operator.
     *
     * @param horizonMs how late an event may come, in milliseconds
     */
    public FirstContactOperator(long horizonMs) {
        this.horizonMs = horizonMs;
    }

    @Override
    public void open() throws Exception {
        super.open();
        var descriptor = new ValueStateDescriptor<>("history", new CustomerHistorySerializer());
        histories = getRuntimeContext().getState(descriptor);
        record = new StreamRecord<>(null);
        tally = new Tally();
        reader = new FirstContacts(tally);
        this.<String>getKeyedStateBackend()
                .applyToAllKeys(
                        VoidNamespace.INSTANCE,
                        VoidNamespaceSerializer.INSTANCE,
                        descriptor,
                        (key, history) -> listDeadline(key, history.value().timer));
    }

    @Override
    public void processElement(StreamRecord<CustomerContact> element) throws Exception {
        CustomerContact contact = element.getValue();
        pending(contact.customer()).add(contact);
    }

    @Override
    protected List<CustomerContact> nothingPending() {
        return new ArrayList<>(2);
    }

    @Override
    protected void drain(String customer, List<CustomerContact> contacts) throws Exception {
        CustomerHistory history = histories.value();
        if (history == null) {
            history = new CustomerHistory();
        } else {
            withdraw(history);
        }
        for (CustomerContact contact : contacts) {
            history.put(contact);
        }
        count(customer, history);
    }

    @Override
    protected void due(String customer, long deadline) throws Exception {
        CustomerHistory history = histories.value();
        if (history == null || deadline != history.timer) {
            return;
        }
        history.timer = Long.MAX_VALUE;
        withdraw(history);
        count(customer, history);
    }

    private void withdraw(CustomerHistory history) {
        tally.withdraw();
        reader.read(history.contacts, history.settled, history.readAt);
    }

    private void count(String customer, CustomerHistory history) throws Exception {
        tally.count();
        long next = reader.read(history.contacts, history.settled, reached());
        history.readAt = reached();
        long forgetsAt = history.forgetsAt(horizonMs);
        if (forgetsAt <= reached()) {
            forget(history);
            forgetsAt = history.forgetsAt(horizonMs);
        }
        if (history.contacts.isEmpty()) {
            histories.clear();
        } else {
            schedule(customer, Math.min(next, forgetsAt), history);
            histories.update(history);
        }
        tally.drainTo(delta -> output.collect(record.replace(delta)));
    }

    /** What is counted stays, but what is counted of the forgotten will not change any more. */
    private void forget(CustomerHistory history) {
        tally.release();
        reader.read(history.contacts, history.settled, reached());
        history.forget(reached() - horizonMs);
        tally.retain();
        reader.read(history.contacts, history.settled, reached());
    }

    private void schedule(String customer, long next, CustomerHistory history) {
        if (next < history.timer) {
            listDeadline(customer, next);
            history.timer = next;
        }
    }
}
