package io.queuewatch.pipeline.outcome;

import io.queuewatch.pipeline.contact.ContactReport;
import io.queuewatch.pipeline.contact.RejectedEvent;
import io.queuewatch.pipeline.outcome.CustomerContact.State;
import io.queuewatch.pipeline.time.CoalescingOperator;
import io.queuewatch.schemas.DeadLetterReason;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Keyed by contact: takes reports of contacts, and events of their outcomes in any order, and emits
 * what has changed in what is to be counted. A contact is forgotten when no report and no event
 * within the horizon can change it.
 */
public final class OutcomeOperator extends CoalescingOperator<OutcomeOperator.News, DayDelta>
        implements TwoInputStreamOperator<ContactReport, OutcomeEvent, DayDelta> {

    /** What contacts of known customers mean to the customer's others. */
    public static final OutputTag<CustomerContact> CUSTOMERS =
            new OutputTag<>("customers", TypeInformation.of(CustomerContact.class));

    /** Events that cannot be, with the reason. */
    public static final OutputTag<RejectedEvent> REJECTED =
            new OutputTag<>("rejected-outcomes", Types.POJO(RejectedEvent.class));

    private static final long serialVersionUID = 1L;
    private static final String SURVEYS = "surveys";

    /** Contacts are forgotten on the hour, so that most are due once for it. */
    private static final long FORGET_EVERY_MS = 3_600_000;

    /** How often it is asked again whether a contact that is still reported may be forgotten. */
    private static final long ASK_AGAIN_MS = 86_400_000;

    private final long horizonMs;

    private transient ValueState<OutcomeState> outcomes;
    private transient StreamRecord<DayDelta> record;
    private transient Tally tally;
    private transient OutcomeReader reader;
    private transient Counter duplicates;
    private transient Counter late;
    private transient Counter orphans;

    /** What has come of a contact. */
    static final class News {
        private final List<OutcomeEvent> events = new ArrayList<>(2);
        private ContactReport report;
    }

    /**
     * The operator.
     *
     * @param horizonMs how late an event may come, in milliseconds
     */
    public OutcomeOperator(long horizonMs) {
        this.horizonMs = horizonMs;
    }

    @Override
    public void open() throws Exception {
        super.open();
        var descriptor = new ValueStateDescriptor<>("outcome", new OutcomeStateSerializer());
        outcomes = getRuntimeContext().getState(descriptor);
        record = new StreamRecord<>(null);
        tally = new Tally();
        reader = new OutcomeReader(tally);
        duplicates = getMetricGroup().counter("duplicates");
        late = getMetricGroup().counter("late");
        orphans = getMetricGroup().counter("orphans");
        this.<String>getKeyedStateBackend()
                .applyToAllKeys(
                        VoidNamespace.INSTANCE,
                        VoidNamespaceSerializer.INSTANCE,
                        descriptor,
                        (key, outcome) -> listDeadline(key, outcome.value().timer()));
    }

    @Override
    public void processElement1(StreamRecord<ContactReport> element) throws Exception {
        ContactReport report = element.getValue();
        pending(report.contactId()).report = report;
    }

    @Override
    public void processElement2(StreamRecord<OutcomeEvent> element) throws Exception {
        OutcomeEvent event = element.getValue();
        if (reached() - horizonMs > event.time) {
            late.inc();
            reject(
                    event,
                    DeadLetterReason.TOO_LATE,
                    "came %d ms after it happened; the horizon is %d ms"
                            .formatted(reached() - event.time, horizonMs));
        } else {
            pending(event.contactId).events.add(event);
        }
    }

    @Override
    protected News nothingPending() {
        return new News();
    }

    @Override
    protected void drain(String contactId, News news) throws Exception {
        OutcomeState known = outcomes.value();
        OutcomeState before = known == null ? OutcomeState.NONE : known;
        OutcomeState after = news.report == null ? before : before.with(news.report);
        for (OutcomeEvent event : news.events) {
            OutcomeState with = after.with(event);
            if (with == after) {
                duplicates.inc();
            }
            after = with;
        }
        if (after != before) {
            change(before, after);
            outcomes.update(watched(contactId, after));
        }
    }

    @Override
    protected void due(String contactId, long deadline) throws Exception {
        OutcomeState outcome = outcomes.value();
        if (outcome == null || deadline != outcome.timer()) {
            return;
        }
        long keptUntil = outcome.lastMoment() + horizonMs;
        if (reached() == Long.MAX_VALUE || reached() >= keptUntil && !outcome.reported()) {
            forget(outcome);
            outcomes.clear();
        } else {
            long next = onTheHour(reached() >= keptUntil ? reached() + ASK_AGAIN_MS : keptUntil);
            listDeadline(contactId, next);
            outcomes.update(outcome.withTimer(next));
        }
    }

    private void change(OutcomeState before, OutcomeState after) {
        tally.withdraw();
        reader.read(before.report(), before.events());
        tally.count();
        reader.read(after.report(), after.events());
        tally.drainTo(this::emit);
        CustomerContact was = CustomerContact.of(before.report(), before.events());
        CustomerContact is = CustomerContact.of(after.report(), after.events());
        if (was != null && (is == null || !is.customer().equals(was.customer()))) {
            tell(was.in(State.GONE));
        }
        if (is != null && !is.equals(was)) {
            tell(is);
        }
    }

    /** The last word on a contact. */
    private void forget(OutcomeState outcome) {
        tally.release();
        reader.read(outcome.report(), outcome.events());
        tally.drainTo(this::emit);
        CustomerContact contact = CustomerContact.of(outcome.report(), outcome.events());
        if (contact != null) {
            tell(contact.in(State.SETTLED));
        }
        for (OutcomeEvent event : outcome.events()) {
            bury(event, outcome.report());
        }
    }

    /** Says what was never counted, now that it never will be. */
    private void bury(OutcomeEvent event, ContactReport report) {
        if (event.kind == OutcomeEvent.Kind.NOTHING) {
            return;
        }
        if (report == null) {
            orphans.inc();
            reject(
                    event,
                    DeadLetterReason.ORPHAN,
                    "no contact of this id entered a queue within the horizon of %d ms"
                            .formatted(horizonMs));
        } else if (OutcomeReader.precedes(event, report)) {
            reject(
                    event,
                    DeadLetterReason.IMPOSSIBLE,
                    "happened %d ms before the contact began; want a moment after that"
                            .formatted(report.begin() - event.time));
        }
    }

    /** Makes sure that there is one deadline for the contact, and but one. */
    private OutcomeState watched(String contactId, OutcomeState outcome) {
        if (outcome.timer() != Long.MAX_VALUE) {
            return outcome;
        }
        long deadline = onTheHour(outcome.lastMoment() + horizonMs);
        listDeadline(contactId, deadline);
        return outcome.withTimer(deadline);
    }

    private static long onTheHour(long time) {
        return -Math.floorDiv(-time, FORGET_EVERY_MS) * FORGET_EVERY_MS;
    }

    private void emit(DayDelta delta) {
        output.collect(record.replace(delta));
    }

    private void tell(CustomerContact contact) {
        output.collect(CUSTOMERS, new StreamRecord<>(contact));
    }

    private void reject(OutcomeEvent event, DeadLetterReason reason, String detail) {
        String input = event.ofSurvey() ? SURVEYS : event.channel.input();
        RejectedEvent rejected = RejectedEvent.of(input, event, reason, detail);
        rejected.partition = event.partition;
        rejected.offset = event.offset;
        rejected.subject = event.contactId;
        rejected.eventId = event.eventId;
        output.collect(REJECTED, new StreamRecord<>(rejected));
    }
}
