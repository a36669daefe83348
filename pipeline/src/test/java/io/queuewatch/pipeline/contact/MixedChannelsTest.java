package io.queuewatch.pipeline.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.schemas.Author;
import io.queuewatch.schemas.DeadLetterReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** A call and a chat by the same id, which sources must not send and yet will. */
class MixedChannelsTest {

    @AutoClose private final VersionedHarness<String, ContactEvent, Fact> operator;
    private final Map<String, Integer> counted = new TreeMap<>();
    private final ContactStory call = new ContactStory("c");
    private final ContactStory chat = new ContactStory("c", Channel.CHAT);

    MixedChannelsTest() throws Exception {
        operator =
                new VersionedHarness<>(
                        new ContactOperator(
                                TargetsHistory.of(Targets.defaults()), JobSettings.REPLAY),
                        event -> event.contactId,
                        Types.STRING);
        operator.open();
        call.queued(0, "PS").at(10, EventKind.ANSWERED).at(70, EventKind.ENDED);
        chat.queued(5, "help").at(6, EventKind.ANSWERED).wrote(7, Author.AGENT);
        chat.events().forEach(event -> event.eventId = "chat-" + event.eventId);
    }

    private void send(ContactEvent event) throws Exception {
        operator.processElement(new StreamRecord<>(event));
        operator.prepareSnapshotPreBarrier(0);
        for (Fact fact : operator.extractOutputValues()) {
            counted.merge(
                    fact.channel + " " + fact.kind + " " + fact.queue, fact.sign, Integer::sum);
        }
        operator.getOutput().clear();
        assertThat(counted.values()).allMatch(count -> count >= 0);
    }

    private Set<String> counts() {
        Map<String, Integer> some = new TreeMap<>(counted);
        some.values().removeIf(count -> count == 0);
        return some.keySet();
    }

    @RepeatedTest(20)
    void theFirstEventSaysWhichChannelItIsInWhateverOrderTheyCome(RepetitionInfo repetition)
            throws Exception {
        List<ContactEvent> events = new ArrayList<>(call.events());
        events.addAll(chat.events());
        Collections.shuffle(events, new Random(repetition.getCurrentRepetition()));
        for (ContactEvent event : events) {
            send(event);
        }

        assertThat(counts())
                .containsExactlyInAnyOrder(
                        "VOICE TRACKED PS",
                        "VOICE CONTACT PS",
                        "VOICE OFFERED PS",
                        "VOICE ANSWERED PS",
                        "VOICE HANDLED PS",
                        "VOICE CONTACT_HANDLED PS");
        assertThat(operator.getSideOutput(ContactOperator.REJECTED))
                .extracting(record -> record.getValue().detail)
                .contains(
                        "QUEUED of chat, but the contact is of voice; want ids that are unique"
                                + " across channels");
    }

    @Test
    void aRevisionMayMoveAContactToAnotherChannel() throws Exception {
        ContactEvent wrong = call.events().get(0);
        send(wrong);
        ContactEvent right = chat.events().get(0);
        right.eventId = wrong.eventId;
        right.revision = 1;
        send(right);

        assertItIsTheChat();
        assertThat(operator.getSideOutput(ContactOperator.REJECTED)).isNull();
    }

    @Test
    void aRevisionMayLeaveTheContactToTheOtherChannel() throws Exception {
        ContactEvent early = call.events().get(0);
        send(early);
        send(chat.events().get(0));
        ContactEvent late = new ContactStory("c").queued(20, "PS").last();
        late.eventId = early.eventId;
        late.revision = 1;
        send(late);

        assertItIsTheChat();
    }

    private void assertItIsTheChat() {
        assertThat(counts())
                .containsExactlyInAnyOrder(
                        "CHAT TRACKED help",
                        "CHAT CONTACT help",
                        "CHAT OFFERED help",
                        "CHAT OPEN help");
    }

    @Test
    void whatIsPutAsideSaysWhy() throws Exception {
        send(call.events().get(0));
        send(chat.events().get(0));

        assertThat(operator.getSideOutput(ContactOperator.REJECTED))
                .extracting(record -> record.getValue().reason)
                .containsExactly(DeadLetterReason.CONTRADICTION);
    }
}
