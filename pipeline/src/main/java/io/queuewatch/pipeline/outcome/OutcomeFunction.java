package io.queuewatch.pipeline.outcome;

import io.queuewatch.pipeline.contact.ContactReport;
import io.queuewatch.pipeline.contact.RejectedEvent;
import io.queuewatch.pipeline.outcome.CustomerContact.State;
import io.queuewatch.schemas.DeadLetterReason;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keyed by contact: takes reports of contacts, and events of their outcomes in any order, and emits
 * what has changed in what is to be counted. A contact is forgotten when no report and no event
 * within the horizon can change it.
 */
public final class OutcomeFunction
        extends KeyedCoProcessFunction<String, ContactReport, OutcomeEvent, DayDelta> {

    /** What contacts of known customers mean to the customer's others. */
    public static final OutputTag<CustomerContact> CUSTOMERS =
            new OutputTag<>("customers", Types.POJO(CustomerContact.class));

    /** Events that cannot be, with the reason. */
    public static final OutputTag<RejectedEvent> REJECTED =
            new OutputTag<>("rejected-outcomes", Types.POJO(RejectedEvent.class));

    private static final long serialVersionUID = 1L;
    private static final String SURVEYS = "surveys";

    /** Contacts are forgotten on the hour, so that many need few timers for it. */
    private static final long FORGET_EVERY_MS = 3_600_000;

    /** How often it is asked again whether a contact that is still reported may be forgotten. */
    private static final long ASK_AGAIN_MS = 86_400_000;

    private final long horizonMs;

    private transient ValueState<ContactReport> reports;
    private transient ListState<OutcomeEvent> events;
    private transient ValueState<Boolean> timers;
    private transient Tally tally;
    private transient OutcomeReader reader;
    private transient Counter duplicates;
    private transient Counter late;
    private transient Counter orphans;

    /**
     * The operator.
     *
     * @param horizonMs how late an event may come, in milliseconds
     */
    public OutcomeFunction(long horizonMs) {
        this.horizonMs = horizonMs;
    }

    @Override
    public void open(OpenContext context) {
        reports =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("report", ContactReport.class));
        events =
                getRuntimeContext()
                        .getListState(new ListStateDescriptor<>("events", OutcomeEvent.class));
        timers = getRuntimeContext().getState(new ValueStateDescriptor<>("timer", Boolean.class));
        tally = new Tally();
        reader = new OutcomeReader(tally);
        duplicates = getRuntimeContext().getMetricGroup().counter("duplicates");
        late = getRuntimeContext().getMetricGroup().counter("late");
        orphans = getRuntimeContext().getMetricGroup().counter("orphans");
    }

    @Override
    public void processElement1(ContactReport report, Context context, Collector<DayDelta> out)
            throws Exception {
        ContactReport before = reports.value();
        List<OutcomeEvent> known = known();
        reports.update(report);
        change(before, known, report, known, context, out);
        watch(report.begin(), context.timerService());
    }

    @Override
    public void processElement2(OutcomeEvent event, Context context, Collector<DayDelta> out)
            throws Exception {
        long now = reached(context.timerService());
        if (now - horizonMs > event.time) {
            late.inc();
            reject(
                    event,
                    DeadLetterReason.TOO_LATE,
                    "came %d ms after it happened; the horizon is %d ms"
                            .formatted(now - event.time, horizonMs),
                    context);
            return;
        }
        List<OutcomeEvent> before = known();
        List<OutcomeEvent> after = with(event, before);
        if (after == null) {
            duplicates.inc();
            return;
        }
        ContactReport report = reports.value();
        events.update(after);
        change(report, before, report, after, context, out);
        watch(event.time, context.timerService());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<DayDelta> out)
            throws Exception {
        ContactReport report = reports.value();
        List<OutcomeEvent> known = known();
        long now = reached(context.timerService());
        long keptUntil = lastMoment(report, known) + horizonMs;
        if (now == Long.MAX_VALUE || now >= keptUntil && !reported(report)) {
            forget(report, known, context, out);
        } else {
            long next = now >= keptUntil ? now + ASK_AGAIN_MS : keptUntil;
            context.timerService().registerEventTimeTimer(onTheHour(next));
        }
    }

    private void change(
            ContactReport reportBefore,
            List<OutcomeEvent> eventsBefore,
            ContactReport reportAfter,
            List<OutcomeEvent> eventsAfter,
            Context context,
            Collector<DayDelta> out) {
        tally.withdraw();
        reader.read(reportBefore, eventsBefore);
        tally.count();
        reader.read(reportAfter, eventsAfter);
        tally.drainTo(out::collect);
        CustomerContact was = CustomerContact.of(reportBefore, eventsBefore);
        CustomerContact is = CustomerContact.of(reportAfter, eventsAfter);
        if (was != null && (is == null || !is.customer().equals(was.customer()))) {
            context.output(CUSTOMERS, was.in(State.GONE));
        }
        if (is != null && !is.equals(was)) {
            context.output(CUSTOMERS, is);
        }
    }

    /** The last word on a contact. */
    private void forget(
            ContactReport report,
            List<OutcomeEvent> known,
            Context context,
            Collector<DayDelta> out) {
        tally.release();
        reader.read(report, known);
        tally.drainTo(out::collect);
        CustomerContact contact = CustomerContact.of(report, known);
        if (contact != null) {
            context.output(CUSTOMERS, contact.in(State.SETTLED));
        }
        for (OutcomeEvent event : known) {
            bury(event, report, context);
        }
        reports.clear();
        events.clear();
        timers.clear();
    }

    /** Says what was never counted, now that it never will be. */
    private void bury(OutcomeEvent event, ContactReport report, Context context) {
        if (event.kind == OutcomeEvent.Kind.NOTHING) {
            return;
        }
        if (report == null) {
            orphans.inc();
            reject(
                    event,
                    DeadLetterReason.ORPHAN,
                    "no contact of this id entered a queue within the horizon of %d ms"
                            .formatted(horizonMs),
                    context);
        } else if (OutcomeReader.precedes(event, report)) {
            reject(
                    event,
                    DeadLetterReason.IMPOSSIBLE,
                    "happened %d ms before the contact began; want a moment after that"
                            .formatted(report.begin() - event.time),
                    context);
        }
    }

    private List<OutcomeEvent> known() throws Exception {
        List<OutcomeEvent> known = new ArrayList<>();
        events.get().forEach(known::add);
        return known;
    }

    /** The events with this one; null where it is known, in this revision or a later one. */
    private static List<OutcomeEvent> with(OutcomeEvent event, List<OutcomeEvent> known) {
        List<OutcomeEvent> after = new ArrayList<>(known.size() + 1);
        for (OutcomeEvent other : known) {
            if (!other.sameAs(event)) {
                after.add(other);
            } else if (other.revision >= event.revision) {
                return null;
            }
        }
        after.add(event);
        return after;
    }

    /** Makes sure that there is one timer for the contact, and but one. */
    private void watch(long time, TimerService service) throws Exception {
        if (timers.value() == null) {
            timers.update(true);
            long now = reached(service);
            service.registerEventTimeTimer(onTheHour(Math.max(now, time) + horizonMs));
        }
    }

    /** Whether it counts and another report may follow. */
    private static boolean reported(ContactReport report) {
        return report != null && !report.last() && !report.withdrawn();
    }

    private static long lastMoment(ContactReport report, List<OutcomeEvent> known) {
        long last = 0;
        if (report != null) {
            last = Math.max(report.begin(), Math.max(report.handledAt(), report.resolvedAt()));
        }
        for (OutcomeEvent event : known) {
            last = Math.max(last, event.time);
        }
        return last;
    }

    private static long onTheHour(long time) {
        return -Math.floorDiv(-time, FORGET_EVERY_MS) * FORGET_EVERY_MS;
    }

    /** Event time reached, so early at the start that durations can be taken off it. */
    private static long reached(TimerService service) {
        return Math.max(service.currentWatermark(), Long.MIN_VALUE / 2);
    }

    private static void reject(
            OutcomeEvent event, DeadLetterReason reason, String detail, Context context) {
        String input = event.ofSurvey() ? SURVEYS : event.channel.input();
        RejectedEvent rejected = RejectedEvent.of(input, event, reason, detail);
        rejected.partition = event.partition;
        rejected.offset = event.offset;
        rejected.subject = event.contactId;
        rejected.eventId = event.eventId;
        context.output(REJECTED, rejected);
    }
}
