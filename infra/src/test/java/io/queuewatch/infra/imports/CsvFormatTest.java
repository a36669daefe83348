package io.queuewatch.infra.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.EmailEvent;
import io.queuewatch.schemas.EndedBy;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFormatTest {

    private static final String HEADER = "id;day;begin;end;talk\n";

    @TempDir Path directory;

    @Test
    void quotedCellsMayHoldDelimitersQuotesAndLines() throws Exception {
        Imports read = read("\"a;\"\"b\"\"\nc\";2026-01-05;9:00:00;9:05:00;300\n");
        assertThat(read.events())
                .hasSize(2)
                .extracting(CallEvent::getContactId)
                .containsOnly("a;\"b\"\nc");
        assertThat(read.events()).last().extracting(CallEvent::getBy).isEqualTo(EndedBy.AGENT);
    }

    @Test
    void aQuoteThatNobodyClosesCostsOneRow() throws Exception {
        Imports read = read("\"a;2026-01-05;9:00:00;9:05:00;300\n" + rows(40));
        assertThat(read.summary().rejected()).containsExactly(entry("quotes are wrong", 1L));
        assertThat(read.summary().converted()).isEqualTo(40);
        assertThat(read.told()).first().asString().contains("calls.txt:2: quotes are wrong");
    }

    @Test
    void aRowMayBeOfAnyChannelAndTellASurveyToo() throws Exception {
        String mapping =
                """
                source: help-desk
                channel: email
                timeZone: UTC
                columns:
                  ticket: {}
                  received: {is: epochSeconds}
                  solved: {is: epochSeconds}
                  worked: {is: integer}
                  agent: {}
                  score: {is: integer}
                contactId: [ticket]
                fields: {agentId: agent}
                events:
                  - type: RECEIVED
                    at: received
                    fields: {queue: "'mail'", priority: 2}
                  - {type: REPLIED, at: solved, fields: {author: AGENT, workTime: worked * 1000}}
                  - type: ANSWERED
                    channel: survey
                    when: score != null
                    at: solved
                    fields: {csat: score, scale: 5}
                """;
        Imports read =
                Imports.csv(
                        directory,
                        mapping,
                        """
                        ticket,received,solved,worked,agent,score
                        t,1767603600,1767607200,90,a,4
                        u,1767603600,1767607200,90,a,excellent
                        """);
        assertThat(read.life("t"))
                .containsExactly(
                        "09:00:00 RECEIVED queue=mail priority=2 agentId=a",
                        "10:00:00 REPLIED agentId=a author=AGENT workTime=90000",
                        "10:00:00 ANSWERED csat=4 scale=5");
        assertThat(read.events(EmailEvent.class)).hasSize(2);
        assertThat(read.summary().rejected())
                .containsExactly(entry("score is not a whole number", 1L));
    }

    @Test
    void anyOfSeveralFormatsIsRead() throws Exception {
        assertThat(read("a;2026-01-05;9.30;;-\n").events())
                .extracting(CallEvent::getEventTime)
                .containsExactly(Instant.parse("2026-01-05T07:30:00Z"));
    }

    @Test
    void atTheHourThatComesTwiceTimeGoesOn() throws Exception {
        // In Jerusalem clocks go back from 2:00 to 1:00 on 25 October 2026.
        assertThat(read("a;2026-10-25;1:59:00;1:01:00;120\n").events())
                .extracting(CallEvent::getEventTime)
                .containsExactly(
                        Instant.parse("2026-10-24T22:59:00Z"),
                        Instant.parse("2026-10-24T23:01:00Z"));
    }

    @Test
    void aTimeALittleBeforeTheOneItFollowsIsNotTheNextDay() throws Exception {
        assertThat(read("a;2026-01-05;9:00:02;9:00:00;0\n").events())
                .extracting(CallEvent::getEventTime)
                .containsExactly(
                        Instant.parse("2026-01-05T07:00:00Z"),
                        Instant.parse("2026-01-05T07:00:02Z"));
    }

    @Test
    void rowsAreSkippedByNameAndRejectedByReasonAndKeptAside() throws Exception {
        String bad = "b;2026-02-30;9:00:00;9:05:00;300";
        String shorter = "c;2026-01-05;9:00:00";
        String clock = "d;2026-01-05;25:00:00;9:05:00;300";
        Imports read =
                read(
                        rows(1)
                                + "T1;2026-01-05;9:00:00;;-\n\n"
                                + bad
                                + "\n"
                                + shorter
                                + "\n"
                                + clock
                                + "\n");
        assertThat(read.summary().rows()).isEqualTo(5);
        assertThat(read.summary().converted()).isEqualTo(1);
        assertThat(read.summary().skipped()).containsExactly(entry("test calls", 1L));
        assertThat(read.summary().rejected())
                .containsOnly(
                        entry("day is not a date like uuuu-MM-dd", 1L),
                        entry("wrong number of cells", 1L),
                        entry("begin is not a time like H:mm:ss or H.mm", 1L));
        String file = directory.resolve("calls.txt").toString();
        assertThat(read.told())
                .containsExactly(
                        file + ":5: day: '2026-02-30' is not a date like uuuu-MM-dd",
                        file + ":6: 3 cells where there are 5 columns",
                        file + ":7: begin: '25:00:00' is not a time like H:mm:ss or H.mm");
        assertThat(read.rejects().resolve("calls.txt.rejected.csv"))
                .content()
                .contains(
                        "file,line,reason,text",
                        ",5,day: '2026-02-30' is not a date like uuuu-MM-dd," + bad,
                        "," + shorter,
                        "," + clock);
    }

    @Test
    void columnsThatAreNotThereAreNamed() {
        assertThatThrownBy(
                        () ->
                                Imports.csv(
                                        directory,
                                        MappingFileTest.RIGHT,
                                        "id;day;start;end;talked\n"))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining(
                        "calls.txt:1: there is no column 'begin' (begin in the mapping), nor 'talk'"
                                + " (talk in the mapping); there are id, day, start, end, talked");
    }

    @Test
    void expressionsReachNoClasses() throws Exception {
        String reaching =
                MappingFileTest.RIGHT.replace(
                        "talk != null", "id.class.forName('java.lang.Runtime') != null");
        Imports read = Imports.csv(directory, reaching, HEADER + rows(1));
        assertThat(read.events()).isEmpty();
        assertThat(read.summary().allRejected()).isEqualTo(1);
    }

    @Test
    void gzippedFilesAreReadAsTheyAre() throws Exception {
        Path file = directory.resolve("calls.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((HEADER + rows(3)).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(Imports.of(directory, format(), file).summary().converted()).isEqualTo(3);
    }

    @Test
    void everyRowOfGarbageIsCounted() throws Exception {
        Random random = new Random(3);
        String alphabet =
                ";;;;\"\n\n:.-0123456789ET \t\r\0\u05d0,T1;2026-01-05;9:00:00;9:05:00;1\n";
        for (int round = 0; round < 200; round++) {
            StringBuilder garbage = new StringBuilder(HEADER);
            for (int i = 0; i < 400; i++) {
                int at = random.nextInt(alphabet.length());
                int to = Math.min(alphabet.length(), at + 1 + random.nextInt(30));
                garbage.append(
                        random.nextInt(4) == 0 ? alphabet.substring(at, to) : alphabet.charAt(at));
            }
            ImportSummary summary =
                    Imports.csv(directory, MappingFileTest.RIGHT, garbage.toString()).summary();
            long skipped = summary.skipped().values().stream().mapToLong(Long::longValue).sum();
            assertThat(summary.rows())
                    .isEqualTo(summary.converted() + skipped + summary.allRejected())
                    .isPositive();
        }
    }

    private static String rows(int count) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < count; i++) {
            rows.append("a").append(i).append(";2026-01-05;9:00:00;9:05:00;300\n");
        }
        return rows.toString();
    }

    private Imports read(String rows) throws Exception {
        return Imports.csv(directory, MappingFileTest.RIGHT, HEADER + rows);
    }

    private static CsvFormat format() {
        return new CsvFormat(
                MappingFile.parse("map.yaml", MappingFileTest.RIGHT), Optional.empty());
    }
}
