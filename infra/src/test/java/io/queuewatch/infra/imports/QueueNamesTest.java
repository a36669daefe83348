package io.queuewatch.infra.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuewatch.schemas.EmailEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueNamesTest {

    @TempDir Path directory;

    @Test
    void idsBecomeNamesAndOthersStay() throws Exception {
        QueueNames names = load("71: Billing\n72: Technical\n");
        assertThat(named(names, "71", "72")).containsExactly("Billing", "Technical");
        assertThat(named(names, "73", null)).containsExactly("73", null);
        assertThat(named(QueueNames.load(Optional.empty()), "71", "72"))
                .containsExactly("71", "72");
    }

    @Test
    void whatIsNoListOfNamesIsSaid() {
        assertThatThrownBy(() -> load("71: [Billing]\n"))
                .isInstanceOf(ImportException.class)
                .hasMessage(directory.resolve("q.yaml") + ":1: queues must be lines of id: name");
        assertThatThrownBy(() -> QueueNames.load(Optional.of(Path.of("nowhere.yaml"))))
                .hasMessage("there is no file nowhere.yaml");
    }

    private QueueNames load(String yaml) throws Exception {
        return QueueNames.load(Optional.of(Files.writeString(directory.resolve("q.yaml"), yaml)));
    }

    private static String[] named(QueueNames names, String queue, String toQueue) {
        EmailEvent event =
                (EmailEvent)
                        new Draft(
                                        EventRecord.EMAIL,
                                        "c",
                                        "e",
                                        "TRANSFERRED",
                                        Instant.EPOCH.plusSeconds(1))
                                .with("queue", queue)
                                .with("toQueue", toQueue)
                                .event();
        names.name(event);
        return new String[] {event.getQueue(), event.getToQueue()};
    }
}
