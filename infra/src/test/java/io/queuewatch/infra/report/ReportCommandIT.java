package io.queuewatch.infra.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.queuewatch.infra.Queuewatch;
import io.queuewatch.infra.local.InfluxDatabases;
import io.queuewatch.infra.local.InfluxServer;
import io.queuewatch.infra.local.Port;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReportCommandIT {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);
    private static final int PLOTS = 5;

    @TempDir private static Path data;
    private static InfluxServer influx;

    @TempDir private Path directory;

    /** What a command printed, and how it ended. */
    private record Ran(int code, String out, String err) {}

    @BeforeAll
    static void fill() throws Exception {
        influx = InfluxServer.start(data, Port.any(), line -> {});
        new InfluxDatabases(influx.url(), Optional.empty()).provisionForHistory("queuewatch");
        WrittenDays rows = new WrittenDays();
        String sales =
                "offered=100 answered=90 abandoned=8 answer_base=100 service_level=0.75"
                        + " service_level_base=96 abandonment_rate=0.0625 abandonment_base=96"
                        + " asa_ms=10000 aht_ms=300000 handled_timed=80";
        rows.summary(MONDAY, "voice", "sales", sales);
        rows.summary(MONDAY, "voice", "*", sales + " target_ms=20000 target_rate=0.8");
        rows.summary(
                MONDAY.plusDays(1),
                "voice",
                "<support>",
                "offered=12 answered=10 abandoned=0 answer_base=10 service_level=1"
                        + " service_level_base=10 abandonment_rate=0 abandonment_base=10"
                        + " asa_ms=1000 aht_ms=60000 handled_timed=10");
        rows.summary(
                MONDAY.minusDays(7),
                "voice",
                "sales",
                "offered=50 answered=50 abandoned=0 answer_base=50 service_level=0.9"
                        + " service_level_base=50 abandonment_base=50 abandonment_rate=0"
                        + " asa_ms=2000 handled_timed=0");
        // The days beside both periods do not count.
        rows.summary(MONDAY.plusDays(7), "voice", "sales", "offered=7000");
        rows.summary(MONDAY.minusDays(8), "voice", "sales", "offered=9000");
        String outcome =
                "contacts=40 cost=20000 resolved=20 resolved_known=15 fcr_7_base=10 fcr_7_met=9"
                        + " fcr_7_open=3 csat_n=10 csat_sum_micro=45000000"
                        + " csat_sum_sq_micro=205000000 nps_n=20 promoters=12 detractors=3";
        rows.outcome(MONDAY, "voice", "sales", "gold", outcome);
        rows.outcome(MONDAY, "voice", "sales", "*", outcome);
        rows.outcome(MONDAY, "voice", "*", "*", outcome);
        rows.by(
                MONDAY,
                "voice",
                "sales",
                "segment",
                "gold",
                "offered=42 answered=39 answered_in_target=30 abandoned=3 abandoned_in_target=2"
                        + " short_abandoned=1 passed=9 wait_answered_ms=39000 talk_ms=100"
                        + " hold_ms=20 wrap_ms=30 handled_timed=3");
        rows.by(MONDAY, "voice", "sales", "moment", "BILLING", "offered=5 answered=5");
        outbound(rows);
        teams(rows);
        rows.write(influx.url(), "queuewatch");
    }

    private static void outbound(WrittenDays rows) {
        String sales = "contacts=10 handled=8 talk_ms=960000";
        rows.outbound(MONDAY, "voice", "outbound", "sales", sales);
        rows.outbound(MONDAY, "voice", "outbound", "*", sales);
        rows.outbound(MONDAY, "voice", "proactive", "none", "contacts=5 handled=0 talk_ms=0");
        rows.outbound(
                MONDAY.minusDays(7),
                "voice",
                "outbound",
                "sales",
                "contacts=30 handled=20 talk_ms=1200000");
    }

    /** Of 20 hours signed in 12 are with customers or after them, 4 free, 4 away. */
    private static void teams(WrittenDays rows) {
        String early =
                "signed_in_ms=72000000 on_contact_ms=39600000 wrap_ms=3600000 available_ms=14400000"
                        + " away_ms=14400000 unknown_ms=0 scheduled_ms=72000000"
                        + " adherent_ms=64800000 paid_ms=72000000 shrunk_ms=14400000";
        rows.team(MONDAY, "early", early);
        rows.team(MONDAY, "*", early);
        rows.team(MONDAY.minusDays(7), "*", "signed_in_ms=3600000 on_contact_ms=0 available_ms=1");
    }

    @AfterAll
    static void stop() {
        influx.close();
    }

    @Test
    void ratesAreRatiosOfSums() throws Exception {
        JsonNode voice = json("--week", "2026-W47").at("/channels/voice");

        JsonNode period = voice.path("period");
        assertThat(period.path("offered").asLong()).isEqualTo(112);
        close(period, "service_level", (72. + 10) / (96 + 10));
        close(period, "answer_rate", 100. / 110);
        close(period, "abandonment_rate", 6. / 106);
        close(period, "asa_ms", (90 * 10_000. + 10 * 1_000) / 100);
        close(period, "aht_ms", (80 * 300_000. + 10 * 60_000) / 90);
        close(period, "fcr_7", 0.9);
        close(period, "fcr_known", 0.75);
        close(period, "csat", 4.5);
        // t of 9 degrees of freedom at 97.5 % is 2.262157; s = sqrt(2.5 / 9).
        close(period, "csat_margin", 2.262157 * Math.sqrt(2.5 / 9 / 10));
        close(period, "nps", 45);
        close(period, "nps_margin", 196 * Math.sqrt((0.75 - 0.45 * 0.45) / 20));
        close(period, "cost_per_contact", 500);
        close(period, "cost_per_resolved", 1000);

        JsonNode before = voice.path("before");
        assertThat(before.path("offered").asLong()).isEqualTo(50);
        close(before, "service_level", 0.9);
        assertThat(before.path("aht_ms").isNull()).isTrue();

        close(voice.at("/queues/sales"), "service_level", 0.75);
        close(voice.at("/segments/gold"), "service_level", 30. / (30 + 2 - 1 + 9));
        close(voice.at("/segments/gold"), "abandonment_rate", 2. / 41);
        close(voice.at("/segments/gold"), "aht_ms", 50);
        close(voice.at("/segments/gold"), "fcr_7", 0.9);
        assertThat(voice.at("/moments/BILLING/offered").asLong()).isEqualTo(5);
        assertThat(voice.at("/days/2026-11-17/offered").asLong()).isEqualTo(12);
        assertThat(voice.path("days_without_data")).hasSize(5);
        close(voice.path("targets"), "service_level", 0.8);
    }

    /** What the centre began is apart from what came in, and told by queue, not twice. */
    @Test
    void whatTheCentreBeganIsApart() throws Exception {
        JsonNode voice = json("--week", "2026-W47").at("/outbound/voice");

        assertThat(voice.at("/period/contacts").asLong()).isEqualTo(15);
        close(voice.path("period"), "talk_mean_ms", 120_000);
        assertThat(voice.at("/before/contacts").asLong()).isEqualTo(30);
        assertThat(voice.at("/directions/proactive/contacts").asLong()).isEqualTo(5);
        assertThat(voice.at("/queues/sales/handled").asLong()).isEqualTo(8);
    }

    @Test
    void theTimeOfTeamsIsInRatiosOfSums() throws Exception {
        JsonNode teams = json("--week", "2026-W47").path("teams");

        close(teams.path("period"), "occupancy", 0.75);
        close(teams.path("period"), "adherence", 0.9);
        close(teams.path("period"), "shrinkage", 0.2);
        close(teams.at("/teams/early"), "away_rate", 0.2);
        assertThat(teams.at("/period/concurrency").isNull()).isTrue();
        assertThat(teams.at("/before/signed_in_ms").asLong()).isEqualTo(3_600_000);
    }

    /** What all queues have in common counts for the channel. */
    @Test
    void aFileOfTargetsSaysWhatIsWanted() throws Exception {
        Path targets =
                Files.writeString(
                        directory.resolve("targets.yaml"),
                        """
                        timeZone: UTC
                        alerts: {occupancy: 60%-80%, adherence: none}
                        channels:
                          voice:
                            alerts: {abandonment: 3%, handleTime: 4m, fcr: 70%, nps: none}
                        queues:
                          - queue: sales
                            alerts: {handleTime: 5m}
                        """);

        JsonNode review = json("--week", "2026-W47", "--targets", targets.toString());
        JsonNode published = json("--week", "2026-W47");

        JsonNode wanted = review.at("/channels/voice/targets");

        close(wanted, "abandonment_rate", 0.03);
        close(wanted, "fcr_7", 0.7);
        close(wanted, "csat", 4.3);
        assertThat(wanted.has("nps")).isFalse();
        assertThat(wanted.has("aht_ms")).isFalse();
        close(wanted, "answer_rate", 0.95);
        close(published.at("/channels/voice/targets"), "aht_ms", 600_000);

        JsonNode ofTeams = review.at("/teams/targets");
        close(ofTeams.path("occupancy"), "least", 0.6);
        close(ofTeams.path("occupancy"), "most", 0.8);
        close(ofTeams.path("shrinkage"), "most", 0.35);
        assertThat(ofTeams.has("adherence")).isFalse();
        close(published.at("/teams/targets/occupancy"), "most", 0.85);
        close(published.at("/teams/targets"), "adherence", 0.95);
    }

    @Test
    void thePageIsDrawnAndAsksForNothing() throws Exception {
        Path page = directory.resolve("week.html");

        Ran ran = run("--from", "2026-11-16", "--to", "2026-11-22", "--out", page.toString());

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(Files.size(page)).isLessThan(2_000_000);
        List<String> asked = new ArrayList<>();
        String drawn = Browser.inHtmlUnit(page, asked);
        assertThat(asked).isEmpty();
        assertIsDrawn(drawn);
        Optional<Path> chromium = Browser.chromium();
        if (chromium.isPresent()) {
            assertIsDrawn(Browser.inChromium(chromium.get(), page, directory));
        }
    }

    private static void assertIsDrawn(String drawn) {
        assertThat(drawn).contains("data-drawn=\"" + PLOTS + "\"");
        assertThat(Browser.elements(drawn, "svg"))
                .hasSize(PLOTS)
                .allSatisfy(plot -> assertThat(plot).contains("<path").contains("<text"))
                .anySatisfy(plot -> assertThat(plot).contains("target 80 %"));
        assertThat(text(drawn))
                .contains("77.4 %")
                .contains("at least 80.0 % within 20 s")
                .contains("down 12.6 points, worse")
                .contains("4.50 ± 0.38")
                .contains("45 ± 32")
                .contains("within its margin")
                .contains("provisional: 3 of its 10 contacts")
                .contains("75.0 % of the resolved contacts")
                .contains("Days without data: 2026-11-18 to 2026-11-22.")
                .contains("Days without data in the period before: 2026-11-10 to 2026-11-15.")
                .contains("2 of the visits offered still wait")
                .contains("&lt;support&gt;");
    }

    @Test
    void thePageNamesNothingOutsideItself() throws Exception {
        Path page = directory.resolve("week.html");
        run("--week", "2026-W47", "--out", page.toString());

        String whole = Files.readString(page);
        assertThat(whole).doesNotContain("<support>").doesNotContainPattern("<script[^>]* src");
        assertThat(text(whole))
                .contains("default-src 'none'")
                .doesNotContain("<link")
                .doesNotContain("<img")
                .doesNotContain("<iframe")
                .doesNotContain("@import")
                .doesNotContain("url(")
                .doesNotContain("http:")
                .doesNotContain("https:");
    }

    @Test
    void aPageThatIsThereIsKeptUnlessForced() throws Exception {
        Path page = Files.writeString(directory.resolve("week.html"), "mine");

        Ran refused = run("--week", "2026-W47", "--out", page.toString());
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains(page + " is there already").contains("--force");
        assertThat(page).hasContent("mine");

        assertThat(run("--week", "2026-W47", "--force", "--out", page.toString()).code()).isZero();
        assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>");
        assertThat(directory.toFile().list()).containsExactly("week.html");
    }

    @Test
    void saysWhatIsWrong() {
        Path page = directory.resolve("missing/week.html");
        assertThat(run("--week", "2026-W47", "--out", page.toString()).err())
                .contains("cannot write " + page);
        assertThat(run("--week", "2020-W01", "--json").err())
                .contains("\"queuewatch\" has no rows of days for 2019-12-30 to 2020-01-05");
        assertThat(run("--from", "2026-11-17", "--to", "2026-11-16", "--json"))
                .satisfies(ran -> assertThat(ran.code()).isEqualTo(2))
                .satisfies(
                        ran ->
                                assertThat(ran.err())
                                        .contains("2026-11-17, is after the last, 2026-11-16"));
        assertThat(run("--from", "2026-11-17", "--json").err()).contains("both --from and --to");
        assertThat(run("--week", "2026-W47").err()).contains("--out FILE.html");
        assertThat(run("--week", "2026-W47", "--quarter", "2026-Q3", "--json").err())
                .contains("want one of");
        assertThat(run("--json", "--influx-url", "http://127.0.0.1:1").err())
                .contains("No InfluxDB can be reached at http://127.0.0.1:1");
    }

    private static String text(String page) {
        return page.replaceAll("(?s)<script.*?</script>", "").replaceAll("\\s+", " ");
    }

    private static void close(JsonNode figures, String field, double value) {
        assertThat(figures.path(field).isNumber()).as(field).isTrue();
        assertThat(figures.path(field).asDouble()).as(field).isCloseTo(value, within(1e-5));
    }

    private JsonNode json(String... arguments) throws IOException {
        List<String> asked = new ArrayList<>(List.of(arguments));
        asked.add("--json");
        Ran ran = run(asked.toArray(String[]::new));
        assertThat(ran.code()).as(ran.err()).isZero();
        return new ObjectMapper().readTree(ran.out());
    }

    private Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command =
                Queuewatch.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        List<String> line =
                new ArrayList<>(
                        List.of(
                                "--work-dir",
                                data.resolve("work").toString(),
                                "report",
                                "--time-zone",
                                "UTC",
                                "--influx-url",
                                influx.url().toString()));
        for (String argument : arguments) {
            if (argument.equals("--influx-url")) {
                line.removeAll(List.of("--influx-url", influx.url().toString()));
            }
            line.add(argument);
        }
        return new Ran(
                command.execute(line.toArray(String[]::new)), out.toString(), err.toString());
    }
}
