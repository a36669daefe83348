package io.queuewatch.infra.targets;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.ingest.TargetsRecord;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.TargetsVersion;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionsTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final List<TargetsRecord> records = new ArrayList<>();

    private void publish(int sentMinute, int validMinute, String text) {
        add(
                sentMinute,
                Codec.of(TargetsVersion.class)
                        .encode(
                                TargetsVersion.newBuilder()
                                        .setVersionId("v" + records.size())
                                        .setValidFrom(NOON.plusSeconds(60L * validMinute))
                                        .setPublishedAt(NOON.plusSeconds(60L * sentMinute))
                                        .setWho("ann")
                                        .setText(text)
                                        .build()));
    }

    private void add(int sentMinute, byte[] value) {
        TargetsRecord record = new TargetsRecord();
        record.value = value;
        record.sentAt = NOON.plusSeconds(60L * sentMinute).toEpochMilli();
        record.topic = "targets";
        record.offset = records.size();
        records.add(record);
    }

    private static String target(int seconds) {
        return "queues: [{queue: sales, target: %ds}]".formatted(seconds);
    }

    private List<String> states(int minute) {
        Versions versions = Versions.of(records, null);
        return versions.entries().stream()
                .map(entry -> versions.state(entry, NOON.plusSeconds(60L * minute)))
                .toList();
    }

    @Test
    void everyVersionIsToComeThenInForceThenOver() {
        publish(0, 10, target(20));
        publish(1, 20, target(30));

        assertThat(states(5)).containsExactly("to come", "to come");
        assertThat(states(10)).containsExactly("in force", "to come");
        assertThat(states(20)).containsExactly("over", "in force");
    }

    @Test
    void aVersionMayBeReplacedBeforeItCounts() {
        publish(0, 10, target(20));
        publish(1, 10, target(30));

        assertThat(states(5)).containsExactly("replaced before it counts", "to come");
    }

    @Test
    void theNextVersionEndsOneThatIsPublishedLaterButCountsEarlier() {
        publish(0, 30, target(20));
        publish(1, 10, target(30));
        Versions versions = Versions.of(records, null);

        assertThat(versions.at(NOON.plusSeconds(900)).orElseThrow().number()).isEqualTo(2);
        assertThat(versions.after(NOON.plusSeconds(900)).orElseThrow().number()).isOne();
        assertThat(versions.at(NOON)).isEmpty();
    }

    @Test
    void whatTheJobRefusesIsToldAsRefused() {
        publish(0, 10, target(20));
        publish(1, 0, target(30));
        publish(2, 10, "queues: [{queue: sales, timeZone: Asia/Tokyo}]");
        publish(3, 10, "queues: 7");
        add(4, new byte[] {1, 2, 3});

        assertThat(states(15))
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("in force"),
                        late -> assertThat(late).startsWith("refused: ").contains("was sent at"),
                        zone -> assertThat(zone).contains("would become Asia/Tokyo; want UTC"),
                        text -> assertThat(text).contains("version v3", "want a list"),
                        bytes -> assertThat(bytes).contains("not Avro single-object encoding"));
    }

    @Test
    void timeZonesAreThoseTheJobWasStartedWith() {
        publish(0, 10, "timeZone: Asia/Tokyo");
        Targets start = Targets.parse("timeZone: Europe/Paris", "start", ZoneId.of("UTC"));

        assertThat(Versions.of(records, start).entries().get(0).problem())
                .contains("would become Asia/Tokyo; want Europe/Paris");
    }
}
