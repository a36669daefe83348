package io.queuewatch.infra.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuewatch.schemas.AgentEvent;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import io.queuewatch.schemas.Direction;
import io.queuewatch.schemas.EndedBy;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonEventTest {

    private static final CallEvent QUEUED =
            CallEvent.newBuilder()
                    .setEventId("1")
                    .setEventTime(Instant.parse("2026-01-31T09:30:00Z"))
                    .setContactId("c")
                    .setType(CallEventType.QUEUED)
                    .setQueue("PS")
                    .setPriority(2)
                    .build();

    @Test
    void readsWhatAvroWrites() {
        assertThat(
                        JsonEvent.read(
                                EventRecord.CALL,
                                """
                                {"eventId":"1","eventTime":1769851800000,"source":null,"sequence":0,
                                "contactId":"c","type":"QUEUED","queue":{"string":"PS"},
                                "priority":{"int":2},"direction":"INBOUND","by":"UNKNOWN"}"""))
                .isEqualTo(QUEUED);
    }

    @Test
    void readsWhatPeopleWrite() {
        CallEvent read =
                (CallEvent)
                        JsonEvent.read(
                                EventRecord.CALL,
                                """
                        {"eventId":"1","eventTime":"2026-01-31T09:30:00Z","contactId":"c",
                        "type":"QUEUED","queue":"PS","priority":2}""");
        assertThat(read).isEqualTo(QUEUED);
        assertThat(read.getDirection()).isEqualTo(Direction.INBOUND);
        assertThat(read.getBy()).isEqualTo(EndedBy.UNKNOWN);
    }

    @Test
    void readsEventsOfAgents() {
        AgentEvent read =
                (AgentEvent)
                        JsonEvent.read(
                                EventRecord.AGENT,
                                """
                                {"eventId":"1","eventTime":1,"agentId":"a","type":"AVAILABLE",
                                "queues":["PS","NW"]}""");
        assertThat(read.getQueues()).containsExactly("PS", "NW");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {} | contactId: this is required; eventId: this is required; eventTime: this is required; type: this is required
                    {"queu":"PS"} | queu: there is no such field; there are agentId, amount, by
                    {"type":"QUEUE"} | type: 'QUEUE' is none of UNKNOWN, INITIATED
                    {"eventTime":"yesterday"} | eventTime: 'yesterday' is no moment: milliseconds since 1970
                    {"eventTime":1e99} | eventTime: '1.0E+99' is no moment
                    {"priority":5} | priority: 5 is not between 1 and 4
                    {"priority":"high"} | priority: 'high' is no whole number
                    {"queue":["PS"]} | queue: ["PS"] is no single value
                    {"queue":""} | queue: must not be empty
                    {"by":null} | by: this is required
                    [1] | this is no JSON object
                    {"a": | this is no JSON
                    """)
    void saysWhichFieldIsWrong(String line, String message) {
        assertThatThrownBy(() -> JsonEvent.read(EventRecord.CALL, line))
                .isInstanceOf(RowException.class)
                .hasMessageContaining(message);
    }
}
