package io.queuewatch.pipeline.outcome;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keyed by customer: emits what has changed in which contacts were the first about their topic and
 * whether one was enough. Contacts are forgotten when nothing within the horizon can change or
 * repeat them.
 */
public final class FirstContactFunction
        extends KeyedProcessFunction<String, CustomerContact, DayDelta> {

    private static final long serialVersionUID = 1L;

    private final long horizonMs;

    private transient ValueState<CustomerHistory> histories;
    private transient Tally tally;
    private transient FirstContacts reader;

    /**
     * The operator.
     *
     * @param horizonMs how late an event may come, in milliseconds
     */
    public FirstContactFunction(long horizonMs) {
        this.horizonMs = horizonMs;
    }

    @Override
    public void open(OpenContext context) {
        histories =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("history", CustomerHistory.class));
        tally = new Tally();
        reader = new FirstContacts(tally);
    }

    @Override
    public void processElement(CustomerContact contact, Context context, Collector<DayDelta> out)
            throws Exception {
        CustomerHistory history = histories.value();
        if (history == null) {
            history = new CustomerHistory();
        }
        withdraw(history);
        history.put(contact);
        count(history, context.timerService());
        tally.drainTo(out::collect);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<DayDelta> out)
            throws Exception {
        CustomerHistory history = histories.value();
        if (history == null || timestamp < history.timer) {
            return;
        }
        history.timer = Long.MAX_VALUE;
        withdraw(history);
        count(history, context.timerService());
        tally.drainTo(out::collect);
    }

    private void withdraw(CustomerHistory history) {
        tally.withdraw();
        reader.read(history.contacts, history.settled, history.readAt);
    }

    private void count(CustomerHistory history, TimerService timers) throws Exception {
        long now = Math.max(timers.currentWatermark(), Long.MIN_VALUE / 2);
        tally.count();
        long next = reader.read(history.contacts, history.settled, now);
        history.readAt = now;
        long forgetsAt = history.forgetsAt(horizonMs);
        if (forgetsAt <= now) {
            forget(history, now);
            forgetsAt = history.forgetsAt(horizonMs);
        }
        if (history.contacts.isEmpty()) {
            histories.clear();
        } else {
            schedule(Math.min(next, forgetsAt), history, timers);
            histories.update(history);
        }
    }

    /** What is counted stays, but what is counted of the forgotten will not change any more. */
    private void forget(CustomerHistory history, long now) {
        tally.release();
        reader.read(history.contacts, history.settled, now);
        history.forget(now - horizonMs);
        tally.retain();
        reader.read(history.contacts, history.settled, now);
    }

    private static void schedule(long next, CustomerHistory history, TimerService timers) {
        if (next < history.timer) {
            timers.registerEventTimeTimer(next);
            history.timer = next;
        }
    }
}
