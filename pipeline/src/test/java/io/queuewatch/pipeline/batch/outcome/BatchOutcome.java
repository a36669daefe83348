package io.queuewatch.pipeline.batch.outcome;

import io.queuewatch.schemas.Outbound;
import io.queuewatch.schemas.Outcome;
import io.queuewatch.schemas.SurveyEvent;
import io.queuewatch.schemas.SurveyEventType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * The rows of outcomes from all that is true of all contacts, without regard to order of arrival,
 * time or space.
 */
public final class BatchOutcome {

    private record Key(String channel, String queue, String group, Instant day) {}

    /** Whatever is credited to one row. */
    private static final class Bin {
        final List<BatchContact> begun = new ArrayList<>();
        final List<BatchContact> handled = new ArrayList<>();
        final List<BatchContact> resolved = new ArrayList<>();
        final List<BatchContact> escalated = new ArrayList<>();
        final List<Long> credits = new ArrayList<>();
        final List<SurveyEvent> invited = new ArrayList<>();
        final List<SurveyEvent> answered = new ArrayList<>();
        final List<Duration> followUps = new ArrayList<>();
    }

    private final List<BatchContact> contacts;
    private final BiFunction<String, String, ZoneId> zones;
    private final Instant now;
    private final Map<Key, Bin> bins = new LinkedHashMap<>();

    /**
     * A calculation.
     *
     * @param contacts all contacts
     * @param zones the time zone of a channel's queue, {@code *} for all queues
     * @param now the moment reached
     */
    public BatchOutcome(
            List<BatchContact> contacts, BiFunction<String, String, ZoneId> zones, Instant now) {
        this.contacts = contacts;
        this.zones = zones;
        this.now = now;
    }

    /** The rows of the measurement {@code outcome}. */
    public List<Outcome> outcomes() {
        bins.clear();
        contacts.stream().filter(BatchContact::counts).forEach(this::credit);
        List<Outcome> rows = new ArrayList<>();
        bins.forEach((key, bin) -> rows.add(row(key, bin)));
        return rows;
    }

    /** The rows of the measurement {@code outbound}. */
    public List<Outbound> outbounds() {
        bins.clear();
        for (BatchContact contact : contacts) {
            if (!contact.discarded() && !contact.direction().equals("inbound")) {
                for (String queue : List.of(contact.queue(), "*")) {
                    bin(contact, queue, contact.direction(), contact.begin()).begun.add(contact);
                    if (contact.handled() != null) {
                        bin(contact, queue, contact.direction(), contact.handled())
                                .handled
                                .add(contact);
                    }
                }
            }
        }
        List<Outbound> rows = new ArrayList<>();
        bins.forEach(
                (key, bin) ->
                        rows.add(
                                Outbound.newBuilder()
                                        .setChannel(key.channel())
                                        .setQueue(key.queue())
                                        .setDirection(key.group())
                                        .setStart(key.day())
                                        .setAsOf(now)
                                        .setContacts(bin.begun.size())
                                        .setHandled(bin.handled.size())
                                        .setTalkMs(
                                                bin.handled.stream()
                                                        .mapToLong(c -> c.talk().toMillis())
                                                        .sum())
                                        .build()));
        return rows;
    }

    private void credit(BatchContact contact) {
        for (Bin bin :
                bins(contact, contact.firstQueue(), contact.firstSegment(), contact.begin())) {
            bin.begun.add(contact);
        }
        last(contact, contact.handled()).forEach(bin -> bin.handled.add(contact));
        last(contact, contact.resolved()).forEach(bin -> bin.resolved.add(contact));
        last(contact, contact.first("ESCALATED")).forEach(bin -> bin.escalated.add(contact));
        for (BatchContact.Told told : contact.told()) {
            if (told.what().equals("CREDITED")) {
                last(contact, told.at()).forEach(bin -> bin.credits.add(told.amount()));
            }
        }
        contact.surveys().forEach(survey -> credit(contact, survey));
    }

    private void credit(BatchContact contact, SurveyEvent survey) {
        if (survey.getType() == SurveyEventType.FOLLOWED_UP) {
            return;
        }
        String queue = contact.handlingQueue() == null ? contact.queue() : contact.handlingQueue();
        for (Bin bin : bins(contact, queue, contact.segment(), survey.getEventTime())) {
            if (survey.getType() == SurveyEventType.INVITED) {
                bin.invited.add(survey);
            } else {
                bin.answered.add(survey);
                if (survey.getNps() != null && survey.getNps() <= 6) {
                    contact.surveys().stream()
                            .filter(other -> other.getType() == SurveyEventType.FOLLOWED_UP)
                            .map(
                                    other ->
                                            Duration.between(
                                                    survey.getEventTime(), other.getEventTime()))
                            .filter(after -> !after.isNegative())
                            .min(Duration::compareTo)
                            .ifPresent(bin.followUps::add);
                }
            }
        }
    }

    private List<Bin> last(BatchContact contact, Instant at) {
        return at == null ? List.of() : bins(contact, contact.queue(), contact.segment(), at);
    }

    private List<Bin> bins(BatchContact contact, String queue, String segment, Instant at) {
        return List.of(
                bin(contact, queue, segment, at),
                bin(contact, queue, "*", at),
                bin(contact, "*", "*", at));
    }

    private Bin bin(BatchContact contact, String queue, String group, Instant at) {
        ZoneId zone = zones.apply(contact.channel(), queue);
        Instant day = at.atZone(zone).truncatedTo(ChronoUnit.DAYS).toInstant();
        return bins.computeIfAbsent(
                new Key(contact.channel(), queue, group, day), key -> new Bin());
    }

    private Outcome row(Key key, Bin bin) {
        Outcome row =
                Outcome.newBuilder()
                        .setChannel(key.channel())
                        .setQueue(key.queue())
                        .setSegment(key.group())
                        .setStart(key.day())
                        .setAsOf(now)
                        .build();
        handling(row, bin);
        resolution(row, bin);
        firstContacts(row, bin);
        row.setSurveysInvited(bin.invited.size());
        new Answers(bin.answered).fill(row);
        row.setResponseRate(share(row.getSurveysAnswered(), row.getSurveysInvited()));
        row.setFollowedUp(bin.followUps.size());
        row.setFollowUpMs(bin.followUps.stream().mapToLong(Duration::toMillis).sum());
        row.setFollowUpRate(share(row.getFollowedUp(), row.getDetractors()));
        row.setFollowUpMeanMs(share(row.getFollowUpMs(), row.getFollowedUp()));
        return row;
    }

    private void handling(Outcome row, Bin bin) {
        row.setContacts(bin.begun.size());
        row.setContactsHandled(bin.handled.size());
        row.setCost(bin.handled.stream().mapToLong(BatchContact::cost).sum());
        row.setCredits(bin.credits.stream().mapToLong(amount -> amount).sum());
        row.setEscalated(bin.escalated.size());
        row.setEscalationRate(share(bin.escalated.size(), bin.handled.size()));
        row.setCostPerContact(share(row.getCost(), bin.begun.size()));
        row.setCostPerResolved(share(row.getCost(), bin.resolved.size()));
        List<BatchContact> base =
                bin.handled.stream().filter(contact -> contact.customer() != null).toList();
        List<BatchContact> right = base.stream().filter(this::rightFirstTime).toList();
        row.setRightFirstTimeBase(base.size());
        row.setRightFirstTimeMet(right.size());
        row.setRightFirstTimeOpen(count(right, c -> c.handled().plus(days(7)).isAfter(now)));
        row.setRightFirstTime(share(right.size(), base.size()));
    }

    private void resolution(Outcome row, Bin bin) {
        List<BatchContact> said = bin.resolved.stream().filter(c -> c.says("RESOLVED")).toList();
        List<BatchContact> inferred =
                bin.resolved.stream().filter(c -> !c.says("RESOLVED")).toList();
        row.setResolved(bin.resolved.size());
        row.setResolvedInferred(inferred.size());
        row.setResolvedKnown(count(bin.resolved, c -> c.customer() != null));
        row.setResolutionMs(took(said));
        row.setResolutionInferredMs(took(inferred));
        row.setTimeToResolutionBase(said.size());
        row.setTimeToResolutionMs(share(took(said), said.size()));
        row.setTimeToResolutionInferredMs(share(took(inferred), inferred.size()));
        row.setReopened(count(bin.resolved, c -> c.says("REOPENED")));
        row.setReopenRate(share(row.getReopened(), row.getResolved()));
        row.setFcrKnown(share(row.getResolvedKnown(), row.getResolved()));
    }

    private void firstContacts(Outcome row, Bin bin) {
        for (int n : List.of(1, 7, 30)) {
            List<BatchContact> base =
                    bin.resolved.stream()
                            .filter(contact -> contact.customer() != null)
                            .filter(contact -> !repeatsAnother(contact, n))
                            .toList();
            List<BatchContact> met =
                    base.stream()
                            .filter(contact -> !contact.says("REOPENED"))
                            .filter(contact -> !repeated(contact, contact.resolved(), n))
                            .toList();
            row.put("fcr_" + n + "_base", (long) base.size());
            row.put("fcr_" + n + "_met", (long) met.size());
            row.put("fcr_" + n + "_open", count(met, c -> c.resolved().plus(days(n)).isAfter(now)));
            row.put("fcr_" + n, share(met.size(), base.size()));
        }
    }

    private boolean rightFirstTime(BatchContact contact) {
        return contact.agents() == 1
                && !contact.transferred()
                && !contact.says("REOPENED")
                && !repeated(contact, contact.handled(), 7);
    }

    private boolean repeated(BatchContact contact, Instant end, int days) {
        return contacts.stream()
                .filter(contact::isFollowedBy)
                .anyMatch(other -> !other.begin().isAfter(end.plus(days(days))));
    }

    private boolean repeatsAnother(BatchContact contact, int days) {
        return contacts.stream()
                .filter(BatchContact::counts)
                .filter(other -> other.resolved() != null && other.isFollowedBy(contact))
                .anyMatch(other -> !contact.begin().isAfter(other.resolved().plus(days(days))));
    }

    private static Duration days(int days) {
        return Duration.ofHours(24L * days);
    }

    /** Clocks of one source may differ: nothing is resolved before it began. */
    private static long took(List<BatchContact> contacts) {
        return contacts.stream()
                .mapToLong(c -> Math.max(0, Duration.between(c.begin(), c.resolved()).toMillis()))
                .sum();
    }

    private static long count(List<BatchContact> contacts, Predicate<BatchContact> which) {
        return contacts.stream().filter(which).count();
    }

    private static Double share(long part, long whole) {
        return whole == 0 ? null : part / (double) whole;
    }
}
