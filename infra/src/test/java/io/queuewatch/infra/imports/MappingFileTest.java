package io.queuewatch.infra.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingFileTest {

    static final String RIGHT =
            """
            source: test
            timeZone: Asia/Jerusalem
            file: {delimiter: ";"}
            missing: ["-"]
            columns:
              id: {}
              day: {is: date, format: uuuu-MM-dd}
              begin: {is: time, format: ["H:mm:ss", "H.mm"], on: day}
              end: {is: time, format: "H:mm:ss", on: day, follows: begin}
              talk: {is: integer}
            values:
              answered: talk != null
            skip:
              test calls: id =^ 'T'
            contactId: [id]
            events:
              - type: QUEUED
                at: begin
                fields: {queue: "'main'"}
              - type: ENDED
                when: answered
                at: end
                fields: {by: AGENT}
            """;

    private static final Pattern SAID =
            Pattern.compile("^map\\.yaml:(\\d+:\\d+: .+| \\d+ mistakes)$");

    @Test
    void aRightMappingIsRead() {
        assertThatNoException().isThrownBy(() -> MappingFile.parse("map.yaml", RIGHT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    source: test | sources: test | map.yaml:1:1: sources: there is no such key
                    Asia/Jerusalem | Asia/Jerusalme | map.yaml:2:11: timeZone: there is no time zone 'Asia/Jerusalme'
                    timeZone: Asia/Jerusalem | # | timeZone: this is missing: such as Asia/Jerusalem or UTC
                    delimiter: ";" | delimiter: "ab" | map.yaml:3:19: file.delimiter: 'ab' is not one character
                    delimiter: ";" | delimiters: ";" | map.yaml:3:8: file.delimiters: there is no such key; here may stand
                    delimiter: ";" | header: maybe | map.yaml:3:16: file.header: this must be true or false
                    delimiter: ";" | charset: UTF-88 | map.yaml:3:17: file.charset: there is no charset 'UTF-88'
                    delimiter: ";" | header: false | map.yaml:3:16: file.header: without a header, names must list all
                    {is: integer} | {is: number} | map.yaml:10:14: columns.talk.is: 'number' is none of text, integer
                    {is: integer} | 5 | map.yaml:10:9: columns.talk: this must be a block of keys with values
                    format: uuuu-MM-dd | format: uuuu-QQQQQQQ | map.yaml:7:27: columns.day.format: [uuuu-QQQQQQQ] is no format
                    {is: date, format: uuuu-MM-dd} | {is: date} | map.yaml:7:8: columns.day: a date needs a format
                    follows: begin | follows: start | map.yaml:9:56: columns.end.follows: there is no column 'start'
                    follows: begin | follows: end | map.yaml:9:56: columns.end.follows: a time cannot follow itself
                    , on: day, follows | , follows | map.yaml:9:8: columns.end: a time needs a date
                    talk != null | talk != nul | map.yaml:12:13: values.answered: no column or value 'nul'
                    talk != null | talk != ( | map.yaml:12:13: values.answered: 'talk != (' is no expression of JEXL
                    talk != null | new('java.io.File', id) | map.yaml:12:13: values.answered: 'new('java.io.File', id)' is no expression
                    talk != null | talk = 5 | map.yaml:12:13: values.answered: 'talk = 5' is no expression
                    talk != null | id != null; true | map.yaml:12:13: values.answered: 'id != null; true' is no expression
                    talk != null | while (true) { id } | map.yaml:12:13: values.answered:
                    contactId: [id] | contactId: [call] | map.yaml:15:13: contactId[0]: there is no column or value 'call'
                    type: QUEUED | type: ENTERED | map.yaml:17:11: events[0].type: 'ENTERED' is none of INITIATED, QUEUED
                    fields: {queue: | fields: {que: | map.yaml:19:19: events[0].fields.que: events have no such field
                    when: answered | when: answerd | map.yaml:21:11: events[1].when: no column or value 'answerd'
                    by: AGENT | by: AGNET | events[1].fields.by: no column or value 'AGNET'
                    at: end | # | map.yaml:20:5: events[1]: an event needs at:
                    source: test | channel: fax | map.yaml:1:10: channel: there is no channel 'fax'; right are chat, email, social, survey, voice
                    type: QUEUED | type: RECEIVED | map.yaml:17:11: events[0].type: 'RECEIVED' is none of INITIATED, QUEUED
                    source: test | channel: email | events[0].type: 'QUEUED' is none of RECEIVED, ASSIGNED
                    by: AGENT | csat: 5 | events[1].fields.csat: events have no such field to set; right are agentId
                    source: test | source: [ | map.yaml:
                    """)
    void aWrongMappingSaysWhereAndWhatWouldBeRight(String right, String wrong, String message) {
        assertThatThrownBy(() -> MappingFile.parse("map.yaml", RIGHT.replace(right, wrong)))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining(message);
    }

    @Test
    void allMistakesAreToldAtOnceInTheOrderOfTheFile() {
        String wrong =
                RIGHT.replace("source: test", "sources: test")
                        .replace("Asia/Jerusalem", "Asia/Jerusalme")
                        .replace("{delimiter: \";\"}", "{delimiter: [;], charset: UTF-88}")
                        .replace("[\"H:mm:ss\", \"H.mm\"]", "H:bb")
                        .replace("talk != null", "talk != nul && tlak > 0")
                        .replace("id =^ 'T'", "id =^")
                        .replace("type: QUEUED", "type: ENTERED")
                        .replace("by: AGENT", "from: AGENT");

        assertThatThrownBy(() -> MappingFile.parse("map.yaml", wrong))
                .isInstanceOf(MappingException.class)
                .satisfies(
                        e ->
                                assertThat(e.getMessage().lines().map(MappingFileTest::beginning))
                                        .containsExactly(
                                                "map.yaml: 9 mistakes",
                                                "map.yaml:1:1: sources: there is no such key",
                                                "map.yaml:2:11: timeZone: there is no time zone"
                                                        + " 'Asia/Jerusalme'",
                                                "map.yaml:3:19: file.delimiter: this must be a"
                                                        + " text, not a list",
                                                "map.yaml:3:33: file.charset: there is no charset"
                                                        + " 'UTF-88'",
                                                "map.yaml:8:29: columns.begin.format: [H:bb] is no"
                                                        + " format of dates or times: Unknown"
                                                        + " pattern letter: b",
                                                "map.yaml:12:13: values.answered: no column or"
                                                        + " value 'nul', 'tlak' in 'talk != nul &&"
                                                        + " tlak > 0'",
                                                "map.yaml:14:15: skip.test calls: 'id =^' is no"
                                                        + " expression of JEXL, look at character"
                                                        + " 4",
                                                "map.yaml:17:11: events[0].type: 'ENTERED' is none"
                                                        + " of INITIATED, QUEUED",
                                                "map.yaml:23:20: events[1].fields.from: events"
                                                        + " have no such field to set"));
    }

    /** What a line says before it lists what would be right. */
    private static String beginning(String line) {
        return line.replaceFirst("(;|, RINGING).*", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    timeZone: | timezone:
                    timeZone: Asia/Jerusalem | timeZone: [UTC]
                    columns: | colums:
                    values: | vals:
                    answered: talk != null | answered: [talk]
                    answered: talk != null | answered: talk != (
                    id: {} | id: [a]
                    id: {} | id: {is: txt}
                    is: date, | is: [date],
                    is: date, | iss: date,
                    day: {is: date, format: uuuu-MM-dd} | day: 5
                    is: time, format: "H:mm:ss", on | is: time, formats: "H:mm:ss", on
                    , on: day, follows | , onn: day, follows
                    end: {is: time, | end: {is: tiem,
                    contactId: [id] | contactID: [id]
                    contactId: [id] | contactId: [[id]]
                    contactId: [id] | contactId: [call]
                    type: QUEUED | typ: QUEUED
                    type: QUEUED | channel: {}
                    at: end | att: end
                    delimiter: ";" | delimiters: [
                    """)
    void aMistakeThatMakesOthersIsToldAlone(String right, String wrong) {
        assertThat(RIGHT).contains(right);
        assertThatThrownBy(() -> MappingFile.parse("map.yaml", RIGHT.replace(right, wrong)))
                .isInstanceOf(MappingException.class)
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }

    @Test
    void ofVeryManyMistakesTheFirstAreToldAndTheOthersCounted() {
        String events = "  - {type: ENDED, at: nowhere}\n".repeat(25);

        assertThatThrownBy(() -> MappingFile.parse("map.yaml", RIGHT + events))
                .satisfies(
                        e ->
                                assertThat(e.getMessage().lines())
                                        .hasSize(22)
                                        .startsWith("map.yaml: 25 mistakes")
                                        .endsWith("and 5 more"));
    }

    /** Whatever stands in the place of a word or value, it is right or a mistake that is told. */
    @Test
    void nothingThatIsWrongEndsInAnythingElse() {
        List<String> others =
                List.of("~", "5", "''", "[]", "{}", "[x, {y: z}]", "{\"\": 1}", "[~]", "a/b~c");
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            double share = random.nextDouble() / 20;
            String yaml =
                    Pattern.compile("[\\w/'\"-]+")
                            .matcher(RIGHT)
                            .replaceAll(
                                    word ->
                                            random.nextDouble() < share
                                                    ? others.get(random.nextInt(others.size()))
                                                    : word.group());
            Throwable thrown = catchThrowable(() -> MappingFile.parse("map.yaml", yaml));
            if (thrown != null) {
                assertThat(thrown).as(yaml).isInstanceOf(MappingException.class);
                assertThat(thrown.getMessage().lines()).as(yaml).allMatch(SAID.asPredicate());
            }
        }
    }

    @Test
    void aListHasNoHoles() {
        assertThatThrownBy(() -> MappingFile.parse("map.yaml", RIGHT + "  -\n"))
                .hasMessage(
                        "map.yaml:24:4: events[2]: this must be a block of keys with values, not"
                                + " nothing");
    }

    @Test
    void aKeyGivenTwiceIsWrong() {
        assertThatThrownBy(() -> MappingFile.parse("map.yaml", RIGHT + "source: again\n"))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("source");
    }

    @Test
    void aFileHoldsOneMapping() {
        assertThatThrownBy(() -> MappingFile.parse("map.yaml", RIGHT + "---\n" + RIGHT))
                .isInstanceOf(MappingException.class)
                .hasMessageEndingWith(
                        ": this must be a block of keys with values, not several documents");
    }

    @Test
    void anEmptyMappingIsWrong() {
        assertThatThrownBy(() -> MappingFile.parse("map.yaml", ""))
                .isInstanceOf(MappingException.class);
    }

    @Test
    void aMappingThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> MappingFile.load(Path.of("nowhere.yaml")))
                .hasMessage("there is no mapping nowhere.yaml");
    }
}
