package io.queuewatch.dashboards;

import static io.queuewatch.dashboards.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules about a dashboard as a whole. */
final class DashboardRules {
    /** Rows of the grid on a screen of 1080 lines without Grafana's menus. */
    private static final int ROWS_OF_A_SCREEN = 28;

    /** Coloured cells, by default or in an override. */
    private static final Pattern DISPLAY_MODE =
            Pattern.compile("displayMode\"(:|,\"value\":)\"color");

    /**
     * The end of the range less the event time that the newest row, or the latest channel's, has.
     */
    private static final Pattern AGE =
            Pattern.compile(
                    "\\$\\{__to\\} - (last\\(\"as_of\"\\)|min\\(\"reached\"\\).*last\\(\"as_of\"\\)"
                            + " AS \"reached\")");

    static final List<Rule> ALL =
            List.of(
                    new Rule("fixed uid", DashboardRules::fixedUid),
                    new Rule("not editable", DashboardRules::notEditable),
                    new Rule("title and description", DashboardRules::described),
                    new Rule("schema version", DashboardRules::schemaVersion),
                    new Rule("since 9.3", SinceGrafana93::newer),
                    new Rule("panel ids", DashboardRules::panelIds),
                    new Rule("no overlap", DashboardRules::noOverlap),
                    new Rule("fits the screen", DashboardRules::fitsTheScreen),
                    TileRules.FITS,
                    new Rule("four to six numbers", DashboardRules::fourToSixNumbers),
                    new Rule("age of the data", DashboardRules::ageOfTheData),
                    new Rule("all is the list", DashboardRules::allIsTheList));

    private DashboardRules() {}

    /** Dashboards of the same uid overwrite each other. */
    static Stream<String> sharedUids(List<Dashboard> dashboards) {
        Set<String> seen = new HashSet<>();
        return dashboards.stream()
                .map(dashboard -> dashboard.json().path("uid").asText())
                .filter(uid -> !seen.add(uid))
                .map(uid -> "uid " + uid + " belongs to several dashboards");
    }

    private static Stream<String> fixedUid(Dashboard dashboard) {
        String uid = dashboard.json().path("uid").asText();
        return unless(
                uid.matches("queuewatch-[a-z0-9-]{1,29}"),
                "uid \"" + uid + "\" is not queuewatch- and a name of small letters");
    }

    private static Stream<String> notEditable(Dashboard dashboard) {
        JsonNode editable = dashboard.json().path("editable");
        return unless(
                editable.isBoolean() && !editable.asBoolean() && !dashboard.json().has("id"),
                "editable is not false, or there is an id of some installation");
    }

    private static Stream<String> described(Dashboard dashboard) {
        return Stream.of("title", "description")
                .filter(name -> dashboard.json().path(name).asText().isBlank())
                .map(name -> "no " + name);
    }

    /** Grafana moves a table's displayMode to its newer name only on the way from 37 to 38. */
    private static Stream<String> schemaVersion(Dashboard dashboard) {
        int version = dashboard.json().path("schemaVersion").asInt();
        boolean displayMode = DISPLAY_MODE.matcher(dashboard.json().toString()).find();
        return Stream.concat(
                unless(37 <= version && version <= 39, "schemaVersion " + version),
                unless(
                        version == 37 || !displayMode,
                        "coloured cells by displayMode want schemaVersion 37"));
    }

    private static Stream<String> panelIds(Dashboard dashboard) {
        Set<Integer> seen = new HashSet<>();
        return dashboard.panels().stream()
                .filter(panel -> !seen.add(panel.json().path("id").asInt()))
                .map(panel -> panel + " has the id of another");
    }

    private static Stream<String> noOverlap(Dashboard dashboard) {
        List<Panel> panels = dashboard.panels();
        List<String> findings = new ArrayList<>();
        for (int i = 0; i < panels.size(); i++) {
            Panel panel = panels.get(i);
            if (!panel.cells().onTheGrid()) {
                findings.add(panel + " is not on the grid");
            }
            for (Panel other : panels.subList(i + 1, panels.size())) {
                if (panel.cells().overlap(other.cells())) {
                    findings.add(panel + " overlaps " + other);
                }
            }
        }
        return findings.stream();
    }

    /** Nobody scrolls a wall. */
    private static Stream<String> fitsTheScreen(Dashboard dashboard) {
        return dashboard.panels().stream()
                .filter(panel -> dashboard.isWallboard())
                .filter(panel -> panel.cells().bottom() > ROWS_OF_A_SCREEN)
                .map(panel -> panel + " ends below a screen of 1080 lines");
    }

    private static Stream<String> fourToSixNumbers(Dashboard dashboard) {
        long numbers =
                dashboard.panels().stream()
                        .filter(panel -> panel.type().equals("stat") && !showsAge(panel))
                        .count();
        return unless(
                !dashboard.isWallboard() || (4 <= numbers && numbers <= 6),
                numbers + " big numbers; a wall has 4 to 6");
    }

    private static Stream<String> ageOfTheData(Dashboard dashboard) {
        return unless(
                !dashboard.isWallboard()
                        || dashboard.panels().stream().anyMatch(DashboardRules::showsAge),
                "no number shows the end of the range less as_of");
    }

    /** A number, red when there is none, of the range's end less the event time reached. */
    private static boolean showsAge(Panel panel) {
        return panel.type().equals("stat")
                && panel.defaults().path("noValue").asText().matches("[A-Z ]+")
                && panel.mappings().stream()
                        .anyMatch(mapping -> mapping.path("type").asText().equals("special"))
                && panel.targets().stream()
                        .map(target -> target.path("query").asText())
                        .anyMatch(AGE.asPredicate());
    }

    /** A value of its own for All, as {@code .*}, would add the row of all queues to the queues. */
    private static Stream<String> allIsTheList(Dashboard dashboard) {
        return dashboard.variables().stream()
                .filter(variable -> !variable.path("allValue").asText("").isEmpty())
                .map(
                        variable ->
                                variable.path("name").asText() + " has a value of its own for All");
    }
}
