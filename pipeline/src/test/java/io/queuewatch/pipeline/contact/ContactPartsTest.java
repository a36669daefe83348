package io.queuewatch.pipeline.contact;

import static io.queuewatch.pipeline.contact.ContactStory.BEGIN;
import static io.queuewatch.pipeline.contact.EventKind.ANSWERED;
import static io.queuewatch.pipeline.contact.EventKind.ENDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.config.Targets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is told of the parts that agents had. */
class ContactPartsTest {

    private final Lives lives = new Lives(Targets.defaults());
    private final List<String> told = new ArrayList<>();
    private final ContactParts parts =
            new ContactParts(
                    part ->
                            told.add(
                                    "%s %s %s %s %s"
                                            .formatted(
                                                    part.change,
                                                    part.agentId,
                                                    part.queue,
                                                    (part.open - BEGIN) / 1_000.0,
                                                    part.goesOn()
                                                            ? "on"
                                                            : (part.close - BEGIN) / 1_000.0)));

    @Test
    void aPartIsToldWhenItBeginsAndAnewWhenItEnds() {
        ContactStory story = new ContactStory("c", Channel.CHAT).queued(0, "PS");
        story.at(5, ANSWERED, event -> event.agentId = "ann").at(7, ANSWERED);
        Life going = lives.of(story, 7);
        Life ended = lives.of(story.at(60, ENDED), 60);
        Contact contact = contact(story);

        parts.difference(contact, Life.NONE, going);
        parts.difference(contact, going, ended);
        parts.release(contact, ended);

        assertThat(told)
                .as("of the agent with a name alone")
                .containsExactly(
                        "COUNTED ann PS 5.0 on",
                        "WITHDRAWN ann PS 5.0 on",
                        "COUNTED ann PS 5.0 60.0",
                        "RELEASED ann PS 5.0 60.0");
    }

    @Test
    void allPartsOfAVisitAreToldAnewWhenItWasAnother() {
        ContactStory story = new ContactStory("c", Channel.CHAT).queued(0, "PS");
        story.at(5, ANSWERED, event -> event.agentId = "ann");
        Life before = lives.of(story, 7);
        story.events().get(0).queue = "NW";

        parts.difference(contact(story), before, lives.of(story, 7));

        assertThat(told).containsExactly("WITHDRAWN ann PS 5.0 on", "COUNTED ann NW 5.0 on");
    }

    private static Contact contact(ContactStory story) {
        return new Contact(story.events(), Set.of());
    }
}
