package io.queuewatch.infra.simulator;

import io.queuewatch.schemas.AgentEvent;
import io.queuewatch.schemas.AgentEventType;
import io.queuewatch.schemas.Direction;
import io.queuewatch.schemas.ScheduleEvent;
import io.queuewatch.schemas.SurveyEvent;
import io.queuewatch.schemas.SurveyEventType;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import org.apache.avro.specific.SpecificRecordBase;

/** Writes down what happens, as the systems of the centre would send it. */
final class Journal {
    private static final String SOURCE = "simulator";

    private final Agenda agenda;
    private final String run;
    private final Queue<Delivery> events = new ArrayDeque<>();
    private long sequence;

    Journal(Agenda agenda) {
        this.agenda = agenda;
        run = "sim-" + Long.toString(agenda.now(), Character.MAX_RADIX) + "-";
    }

    /** The events not yet taken, oldest first. */
    Queue<Delivery> events() {
        return events;
    }

    /** What the ids of this run begin with. */
    String run() {
        return run;
    }

    Entry write(Word word, Contact contact) {
        SpecificRecordBase event = Form.of(contact.channel).blank(word);
        event.put("contactId", contact.id);
        event.put("direction", Direction.INBOUND);
        return new Entry(sent(event));
    }

    Entry write(Word word, Contact contact, Line line, Agent agent) {
        return write(word, contact).in(line).by(agent);
    }

    AgentEvent agent(AgentEventType type, Agent agent) {
        AgentEvent event = new AgentEvent();
        event.setAgentId(agent.id());
        event.setType(type);
        event.setTeam(agent.team());
        event.setSite(agent.site());
        sent(event);
        return event;
    }

    ScheduleEvent schedule(Agent agent) {
        ScheduleEvent event = new ScheduleEvent();
        event.setAgentId(agent.id());
        sent(event);
        return event;
    }

    SurveyEvent survey(SurveyEventType type, Contact contact) {
        SurveyEvent event = new SurveyEvent();
        event.setContactId(contact.id);
        event.setType(type);
        sent(event);
        return event;
    }

    private SpecificRecordBase sent(SpecificRecordBase event) {
        Instant now = Instant.ofEpochMilli(agenda.now());
        event.put("eventId", run + Long.toString(++sequence, Character.MAX_RADIX));
        event.put("eventTime", now);
        event.put("source", SOURCE);
        event.put("sequence", sequence);
        events.add(new Delivery(now, event));
        return event;
    }
}
