package io.queuewatch.infra.rehearse;

import io.queuewatch.infra.simulator.model.Incident;
import io.queuewatch.schemas.Alert;
import io.queuewatch.schemas.AlertSeverity;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * An outcome for people: incidents and whoever was told, in order of time.
 *
 * @param outcome what came of it
 */
record OutcomeText(Outcome outcome) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ROOT);

    private record Line(Instant at, String text) {}

    @Override
    public String toString() {
        List<Line> lines = new ArrayList<>();
        for (Incident incident : outcome.centre().incidents()) {
            lines.add(new Line(incident.from(), began(incident)));
        }
        outcome.pages().forEach(page -> lines.add(new Line(page.at(), told(page))));
        outcome.tickets().forEach(ticket -> lines.add(new Line(ticket.at(), told(ticket))));
        lines.sort(Comparator.comparing(Line::at));
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            text.append(time(line.at)).append("  ").append(line.text).append('\n');
        }
        return text.append(sum()).toString();
    }

    private String began(Incident incident) {
        int pages = outcome.pagesOf(incident).size();
        return "%s, until %s: %s"
                .formatted(
                        incident,
                        time(incident.to()),
                        pages == 0 ? "nobody is called" : count(pages, "call"));
    }

    private String told(Told told) {
        Alert word = told.first();
        return "  %-6s  %s %s%s%s%n%s%s"
                .formatted(
                        word.getSeverity() == AlertSeverity.CRITICAL ? "page" : "ticket",
                        word.getName(),
                        word.getTeam() != null
                                ? word.getTeam()
                                : word.getQueue() != null ? word.getQueue() : word.getChannel(),
                        outcome.delay(told).map(OutcomeText::after).orElse(""),
                        told.over().map(over -> ", over " + time(over)).orElse(", goes on"),
                        " ".repeat(27),
                        word.getDescription());
    }

    private static String after(Duration delay) {
        return ", after %d min".formatted(delay.toMinutes());
    }

    private String sum() {
        return String.format(
                Locale.ROOT,
                "%s and %s of %,d events",
                count(outcome.pages().size(), "page"),
                count(outcome.tickets().size(), "ticket"),
                outcome.events());
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(outcome.centre().zone()));
    }
}
