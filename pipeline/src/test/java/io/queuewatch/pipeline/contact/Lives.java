package io.queuewatch.pipeline.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TargetsHistory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads lives from stories, each in both orders of arrival. */
final class Lives {

    private final LifeReader reader;

    Lives(Targets targets) {
        reader = new LifeReader(TargetsHistory.of(targets), JobSettings.REPLAY);
    }

    /** The life as it is read so many seconds after its beginning. */
    Life of(ContactStory story, double now) {
        Life life = reader.read(state(story.events()).events(), ContactStory.ms(now));
        List<ContactEvent> backwards = new ArrayList<>(story.events());
        Collections.reverse(backwards);
        assertThat(reader.read(state(backwards).events(), ContactStory.ms(now))).isEqualTo(life);
        return life;
    }

    /** Events of the life last read whose visit's beginning is not known. */
    List<ContactEvent> unmatched() {
        return reader.unmatched();
    }

    /** What is remembered of a contact after these events have come. */
    static Contact state(List<ContactEvent> arrivals) {
        Contact state = new Contact();
        arrivals.forEach(state::add);
        return state;
    }
}
