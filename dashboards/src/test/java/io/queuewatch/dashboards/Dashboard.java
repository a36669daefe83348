package io.queuewatch.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.provider.Arguments;

/** One dashboard as Grafana is given it: a file of classic JSON. */
record Dashboard(String file, JsonNode json) {
    private static final Path FOLDER = Path.of("dashboards");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** All dashboards of this module. */
    static List<Dashboard> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Dashboard::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every query of some of them, each with its dashboard: arguments of a test. */
    static Stream<Arguments> withQueries(Predicate<Dashboard> which) {
        return all().stream()
                .filter(which)
                .flatMap(
                        dashboard ->
                                dashboard.queries().stream()
                                        .map(query -> Arguments.of(dashboard, query)));
    }

    /** The wallboard for voice. */
    static Dashboard wallboardForVoice() {
        return named("wallboard-voice");
    }

    /** A dashboard by the name of its file. */
    static Dashboard named(String name) {
        return read(FOLDER.resolve("Queuewatch/" + name + ".json"));
    }

    private static Dashboard read(Path file) {
        try {
            return new Dashboard(FOLDER.relativize(file).toString(), JSON.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is no JSON", e);
        }
    }

    /** Whether it hangs on a wall and so has to be read from afar. */
    boolean isWallboard() {
        return stream(json.path("tags")).anyMatch(tag -> tag.asText().equals("wallboard"));
    }

    /** Its panels, those folded into rows too; the rows themselves are none. */
    List<Panel> panels() {
        return stream(json.path("panels"))
                .flatMap(panel -> Stream.concat(Stream.of(panel), stream(panel.path("panels"))))
                .map(Panel::new)
                .filter(panel -> !panel.type().equals("row"))
                .toList();
    }

    /** Whether people at all levels look at it for weeks and quarters, not at what is so now. */
    boolean isOfTrends() {
        return stream(json.path("tags")).anyMatch(tag -> tag.asText().equals("executive"));
    }

    /** Whether it shows control charts, which want weeks of rows before they say anything. */
    boolean isOfDrift() {
        return stream(json.path("tags")).anyMatch(tag -> tag.asText().equals("drift"));
    }

    /** Whether it shows how the pipeline itself is, by the clock on the wall. */
    boolean isOfPipeline() {
        return stream(json.path("tags")).anyMatch(tag -> tag.asText().equals("pipeline"));
    }

    /** The time that it shows when it is opened. */
    TimeRange opened(Instant now, ZoneId zone) {
        return TimeRange.of(
                json.at("/time/from").asText(), json.at("/time/to").asText(), now.atZone(zone));
    }

    /** Variables of one value, each with the text that it has at first. */
    Map<String, String> texts() {
        return variables().stream()
                .filter(variable -> variable.path("type").asText().equals("textbox"))
                .collect(
                        Collectors.toMap(
                                variable -> variable.path("name").asText(),
                                variable -> variable.path("query").asText()));
    }

    /** Its template variables. */
    List<JsonNode> variables() {
        return stream(json.path("templating").path("list")).toList();
    }

    /** Names of the variables that stand for several values at once. */
    List<String> multiValueVariables() {
        return variables().stream()
                .filter(
                        variable ->
                                variable.path("multi").asBoolean()
                                        || variable.path("includeAll").asBoolean())
                .map(variable -> variable.path("name").asText())
                .toList();
    }

    /** What it marks in plots. */
    List<JsonNode> annotations() {
        return stream(json.path("annotations").path("list")).toList();
    }

    /** The queries of its variables, then of its annotations and panels. */
    List<DashboardQuery> queries() {
        List<DashboardQuery> queries = new ArrayList<>();
        for (JsonNode variable : variables()) {
            if (variable.path("type").asText().equals("query")) {
                queries.add(
                        DashboardQuery.of(
                                DashboardQuery.VARIABLE + variable.path("name").asText(),
                                variable.path("query").asText()));
            }
        }
        for (JsonNode annotation : annotations()) {
            queries.add(
                    DashboardQuery.of(
                            "annotation \"" + annotation.path("name").asText() + "\"",
                            annotation.path("query").asText()));
        }
        for (Panel panel : panels()) {
            for (JsonNode target : panel.targets()) {
                String place = panel + " " + target.path("refId").asText();
                queries.add(
                        new DashboardQuery(place, target.path("query").asText(), panel.earlier()));
            }
        }
        return queries;
    }

    /**
     * One of its queries by its place.
     *
     * @throws NoSuchElementException where nothing asks there
     */
    DashboardQuery query(String place) {
        return queries().stream()
                .filter(query -> query.place().equals(place))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No " + place + " in " + file));
    }

    @Override
    public String toString() {
        return file;
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
