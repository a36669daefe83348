package io.queuewatch.infra.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.infra.imports.EventImport;
import io.queuewatch.infra.imports.EventSorter;
import io.queuewatch.infra.imports.FileFormat;
import io.queuewatch.infra.imports.FileImport;
import io.queuewatch.infra.imports.QueueNames;
import io.queuewatch.infra.imports.Rejects;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.ingest.Inbound;
import io.queuewatch.pipeline.ingest.InboundDeserializer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportedSamplesTest {

    private static final Topics TOPICS = new Topics("r1-");

    @TempDir Path directory;

    @ParameterizedTest
    @CsvSource({
        "connect, amazon-connect/contact-records.jsonl, 38",
        "connect, amazon-connect/contact-events.json, 5",
        "genesys, genesys-cloud/conversations.json, 43",
        "zendesk, zendesk/audits.json, 18",
        "zendesk, zendesk/ticket-events.jsonl, 3"
    })
    void thePipelineTakesEveryEvent(String format, Path sample, int events) throws Exception {
        List<ProducerRecord<String, byte[]>> sent = imported(format, sample);
        assertThat(sent).hasSize(events);
        InboundDeserializer deserializer = new InboundDeserializer(TOPICS, Long.MAX_VALUE);
        deserializer.open(null);
        List<Inbound> read = new ArrayList<>();
        for (ProducerRecord<String, byte[]> event : sent) {
            deserializer.deserialize(
                    new ConsumerRecord<>(
                            event.topic(),
                            0,
                            0,
                            event.key().getBytes(StandardCharsets.UTF_8),
                            event.value()),
                    new ListCollector<>(read));
            assertThat(read.get(read.size() - 1).detail).isNull();
        }
        assertThat(read)
                .extracting(inbound -> inbound.kind)
                .containsAnyOf(Inbound.Kind.EVENT)
                .isSubsetOf(Inbound.Kind.EVENT, Inbound.Kind.SURVEY);
    }

    private List<ProducerRecord<String, byte[]>> imported(String format, Path sample) {
        MockProducer<String, byte[]> kafka = EventWriterTest.kafka(true);
        try (EventSorter sorter = new EventSorter();
                Rejects rejects = new Rejects(directory, told -> {});
                EventWriter writer = EventWriterTest.writer(kafka)) {
            new FileImport(
                            FileFormat.of(format).reader(Optional.empty()).apply(Optional.empty()),
                            rejects,
                            QueueNames.load(Optional.empty()))
                    .read(List.of(Path.of("samples").resolve(sample)), sorter::add, read -> {});
            EventImport.withoutMarks(writer, sorter.sorted(), events -> {});
        }
        return kafka.history();
    }
}
