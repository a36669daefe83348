package io.queuewatch.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.queuewatch.pipeline.config.Targets.QueueName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TargetsTest {

    private static final String GOOD =
            """
            timeZone: Asia/Jerusalem
            channels:
              voice:
                target: 20s
                targetRate: 95%
                formula: abandons-miss
                shortAbandon: 5s
                costPerContact: 650
            queues:
              - queue: PS
                target: 1m
                timeZone: Europe/Berlin
                when:
                  - segment: gold
                    target: 10s
                  - priority: 1
                    target: 3s
              - queue: NW
            unlisted: reject
            """;

    @TempDir private Path folder;

    private Targets load(String yaml) throws IOException {
        return Targets.load(Files.writeString(folder.resolve("targets.yaml"), yaml));
    }

    @Test
    void aGoodFileSaysWhatIsPromised() throws IOException {
        Targets targets = load(GOOD);

        Target voice =
                new Target(
                        20_000,
                        5_000,
                        0.95,
                        ServiceLevelFormula.ABANDONS_MISS,
                        650,
                        20_000,
                        14_400_000,
                        null,
                        ClockTerms.DEFAULT);
        assertThat(targets.of("voice")).isEqualTo(voice);
        assertThat(targets.of("voice", "NW")).isEqualTo(voice);
        assertThat(targets.of("voice", "PS").waitMs()).isEqualTo(60_000);
        assertThat(targets.of("voice", "PS", "gold", 2).waitMs()).isEqualTo(10_000);
        assertThat(targets.of("voice", "PS", "silver", 1).waitMs()).isEqualTo(3_000);
        assertThat(targets.of("voice", "other", "gold", 1)).isEqualTo(voice);
        assertThat(targets.zone("voice", "PS")).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(targets.zone("voice", "NW")).isEqualTo(ZoneId.of("Asia/Jerusalem"));
        assertThat(targets.listed())
                .containsExactly(new QueueName("voice", "PS"), new QueueName("voice", "NW"));
        assertThat(targets.lists("voice", "other")).isFalse();
        assertThat(targets.rejectsUnlisted()).isTrue();
    }

    @Test
    void aShortAbandonThatNobodyWroteDownGivesWayToTheTarget() throws IOException {
        assertThat(load(GOOD).of("voice", "PS", "silver", 1).shortAbandonMs()).isEqualTo(3_000);
    }

    @Test
    void withoutAFileThePublishedTargetsHold() {
        assertThat(Targets.defaults().of("voice", "any", "gold", 1))
                .isEqualTo(Target.VOICE_DEFAULT);
        assertThat(Targets.defaults().rejectsUnlisted()).isFalse();
        assertThat(Targets.defaults().zone("voice", "any")).isEqualTo(ZoneId.of("UTC"));
    }

    @Test
    void everyChannelHasPublishedTargets() {
        Targets targets = Targets.defaults();

        assertThat(targets.of("voice").waitMs()).isEqualTo(30_000);
        assertThat(targets.of("chat").waitMs()).isEqualTo(60_000);
        assertThat(targets.of("email").waitMs()).isEqualTo(86_400_000);
        assertThat(targets.of("social").waitMs()).isEqualTo(3_600_000);
        for (String channel : new String[] {"voice", "chat", "email", "social"}) {
            Target target = targets.of(channel);
            assertThat(target.rate()).isEqualTo(0.95);
            assertThat(target.responseMs()).isEqualTo(target.waitMs());
            assertThat(target.callbackMs()).isEqualTo(14_400_000);
            assertThat(target.calendar()).isNull();
        }
        assertThat(targets.of("email").shortAbandonMs()).isZero();
        assertThat(targets.of("social").shortAbandonMs()).isZero();
    }

    @Test
    void aResponseIsPromisedWithinTheTargetUnlessItIsWrittenDown() throws IOException {
        Targets targets =
                load(
                        """
                        channels:
                          chat: {target: 60s, response: 60s}
                          email: {target: 8h, callback: 1h}
                        queues:
                          - {queue: help, channel: chat, target: 30s}
                          - {queue: claims, channel: email, target: 4h}
                          - queue: news
                            channel: email
                            response: 2h
                            when: [{segment: gold, target: 1h}]
                        """);

        assertThat(targets.of("chat", "help").responseMs()).isEqualTo(60_000);
        assertThat(targets.of("email").responseMs()).isEqualTo(28_800_000);
        assertThat(targets.of("email", "claims").responseMs()).isEqualTo(14_400_000);
        assertThat(targets.of("email", "claims").callbackMs()).isEqualTo(3_600_000);
        assertThat(targets.of("email", "news", "gold", 0).responseMs()).isEqualTo(7_200_000);
    }

    @Test
    void promisesAreInTheTimeOfTheCalendarThatIsNamed() throws IOException {
        Targets targets =
                load(
                        """
                        timeZone: Europe/Berlin
                        calendars:
                          office:
                            hours:
                              monday: ["08:00-12:00", "13:00-18:00"]
                              friday: ["08:00-12:00"]
                            holidays: [2026-12-25, 01-01]
                          new-york: {timeZone: America/New_York, hours: {monday: ["09:00-17:00"]}}
                        channels:
                          email: {target: 2h, calendar: office}
                          chat: {calendar: chat-default}
                        queues:
                          - {queue: claims, channel: email, calendar: new-york}
                          - queue: outage
                            channel: email
                            calendar: none
                            when: [{segment: gold, calendar: office}]
                        """);
        // Friday 3 July 2026, 11:00 in Berlin; Monday's first hour is 8:00 to 9:00.
        long friday = Instant.parse("2026-07-03T09:00:00Z").toEpochMilli();
        long monday = Instant.parse("2026-07-06T07:00:00Z").toEpochMilli();

        Target email = targets.of("email");
        assertThat(email.deadline(friday)).isEqualTo(monday);
        assertThat(email.responseDeadline(friday)).isEqualTo(monday);
        assertThat(email.callbackDeadline(friday)).isEqualTo(monday + 7_200_000);
        assertThat(email.elapsedBeyond(monday, monday + 18_000_000)).isEqualTo(14_400_000);
        assertThat(email.elapsedBeyond(monday, friday)).isZero();
        assertThat(email.calendar().toString())
                .isEqualTo(
                        "Europe/Berlin;monday 08:00-12:00 13:00-18:00;friday"
                                + " 08:00-12:00;01-01;2026-12-25");
        assertThat(targets.of("email", "claims").calendar().toString())
                .isEqualTo("America/New_York;monday 09:00-17:00");
        assertThat(targets.of("email", "outage").deadline(friday)).isEqualTo(friday + 7_200_000);
        assertThat(targets.of("email", "outage").elapsedBeyond(friday, monday))
                .isEqualTo(monday - friday);
        assertThat(targets.of("email", "outage", "gold", 0)).isEqualTo(email);
        // Chat is open from 8:00 to 22:00 of every day, by the clock of the file's time zone.
        long night = Instant.parse("2026-07-04T21:00:00Z").toEpochMilli();
        assertThat(Instant.ofEpochMilli(targets.of("chat").deadline(night)))
                .isEqualTo("2026-07-05T06:01:00Z");
    }

    @Test
    void clocksArePromisedOnEveryLevel() throws IOException {
        Targets targets =
                load(
                        """
                        channels:
                          email: {atRisk: 60%, resolution: 2d}
                        queues:
                          - queue: claims
                            channel: email
                            level2: 1h
                            priority1: none
                            when: [{segment: gold, resolution: 8h, priority1: 90m}]
                          - {queue: spam, channel: email, resolution: none}
                        """);

        assertThat(targets.of("voice").clocks())
                .isEqualTo(new ClockTerms(0.75, 14_400_000, 21_600_000, 0));
        assertThat(targets.of("email").clocks())
                .isEqualTo(new ClockTerms(0.6, 14_400_000, 21_600_000, 172_800_000));
        assertThat(targets.of("email", "claims").clocks())
                .isEqualTo(new ClockTerms(0.6, 3_600_000, 0, 172_800_000));
        assertThat(targets.of("email", "claims", "gold", 0).clocks())
                .isEqualTo(new ClockTerms(0.6, 3_600_000, 5_400_000, 28_800_000));
        assertThat(targets.of("email", "spam").clocks().resolutionMs()).isZero();
    }

    @Test
    void aSourceIsResolvedByItsEventsWhereTheFileSaysSo() throws IOException {
        Targets targets =
                load("sources: {zendesk: {resolution: events}, genesys: {resolution: ended}}");

        assertThat(targets.resolutionByEvents("zendesk")).isTrue();
        assertThat(targets.resolutionByEvents("genesys")).isFalse();
        assertThat(targets.resolutionByEvents("other")).isFalse();
    }

    static Stream<Arguments> wrongFiles() {
        return Stream.of(
                wrong(
                        "unlistd: count",
                        1,
                        "unlistd: there is no such setting; want one of alerts, calendars,"
                                + " channels, queues, sources, timeZone, unlisted"),
                wrong(
                        "queues:\n  - queue: PS\n    tagret: 20s",
                        3,
                        "tagret: there is no such setting; want one of alerts, atRisk, calendar,"
                                + " callback, channel"),
                wrong(
                        "channels:\n  voice:\n    target: 20",
                        3,
                        "'20' is no duration; want a " + "whole number and a unit: 250ms, 20s"),
                wrong("channels:\n  voice:\n    target: 20 sec", 3, "'20 sec' is no duration"),
                wrong("channels:\n  voice:\n    target:", 3, "a value is missing"),
                wrong(
                        "channels:\n  voice:\n    atRisk: 100%",
                        3, "channel voice: atRisk is 1.0; want more than 0% and less than 100%"),
                wrong("channels:\n  voice:\n    atRisk: 20s", 3, "'20s' is no share; want a"),
                wrong(
                        "channels:\n  voice:\n    resolution: never",
                        3,
                        "'never' is no duration; want a whole number and a unit"),
                wrong(
                        "channels:\n  voice:\n    level2: 0s",
                        3,
                        "'0s' can never be kept; want more than 0, such as 4h, or none"),
                wrong(
                        "channels:\n  voice:\n    priority1: 4000d",
                        3,
                        "channel voice: priority1 is 345600000000 ms; want more than 0"),
                wrong(
                        "channels:\n  voice:\n    target: 0s",
                        3,
                        "channel voice: target is 0 ms; " + "want more than 0"),
                wrong(
                        "queues:\n  - queue: PS\n    target: 20s\n    shortAbandon: 30s",
                        2,
                        "queue PS: shortAbandon is 30000 ms; want 0 up to the target of 20000"),
                wrong(
                        "channels:\n  voice:\n    targetRate: 95",
                        3,
                        "'95' is no share; want a " + "percentage such as 95%"),
                wrong(
                        "channels:\n  voice:\n    targetRate: 950%",
                        3, "targetRate is 9.5; want " + "more than 0% and at most 100%"),
                wrong(
                        "channels:\n  voice:\n    costPerContact: -1",
                        3,
                        "costPerContact is -1; " + "want 0 or more minor units"),
                wrong("channels:\n  voice:\n    costPerContact: 6.5", 3, "want a whole number"),
                wrong(
                        "channels:\n  voice:\n    costPerContact: much",
                        3,
                        "'much' does not fit; " + "want a whole number"),
                wrong(
                        "timeZone: Middle/Earth",
                        1,
                        "'Middle/Earth' is no time zone; want a name " + "such as Europe/Berlin"),
                wrong("timeZone: '+01:07'", 1, "is off UTC by no whole quarter of an hour"),
                wrong("queues:\n  - queue: PS\n    timeZone: Berlin", 3, "is no time zone"),
                wrong(
                        "channels:\n  voice:\n    formula: best",
                        3,
                        "'best' is no service-level "
                                + "formula; want one of short-abandons-excluded, abandons-miss"),
                wrong(
                        "queues:\n  - queue: PS\n  - queue: NW\n  - queue: PS",
                        4,
                        "queue PS: " + "listed twice; want it once"),
                wrong(
                        "channels:\n  fax:\n    target: 20s",
                        3,
                        "'fax' is no channel with targets; want one of voice, chat, email, social"),
                wrong(
                        "queues:\n  - queue: PS\n    channel: fax",
                        2,
                        "'fax' is no channel with targets; want one of voice, chat, email, social"),
                wrong("queues:\n  - target: 20s", 2, "an entry has no 'queue'; want its name"),
                wrong("queues:\n  - queue: '*'", 2, "'*' stands for all queues or none"),
                wrong(
                        "queues:\n  - queue: PS\n    when:\n      - target: 3s",
                        4,
                        "queue PS, "
                                + "when: names neither segment nor priority; want one or both"),
                wrong(
                        "queues:\n  - queue: PS\n    when:\n      - priority: 5\n",
                        4,
                        "priority is 5; want 1 (highest) to 4"),
                wrong(
                        "queues:\n  - queue: PS\n    when:\n      - segment: gold\n"
                                + "        shortAbandon: 1h\n",
                        4,
                        "queue PS, when: shortAbandon is"),
                wrong("unlisted: ignore", 1, "'ignore' does not fit; want one of [count, reject]"),
                wrong(
                        "channels:\n  chat:\n    response: 0s",
                        3,
                        "channel chat: response is 0 ms; want more than 0, such as 60s"),
                wrong(
                        "channels:\n  email:\n    target: 9999d",
                        3,
                        "want more than 0, such as 30s, and at most 3650d"),
                wrong("channels:\n  voice:\n    callback: soon", 3, "'soon' is no duration"),
                wrong(
                        "channels:\n  email:\n    calendar: office",
                        3,
                        "channel email: there is no calendar 'office'; want chat-default or none"),
                wrong(
                        "queues:\n  - queue: PS\n    when:\n      - segment: gold\n"
                                + "        calendar: shop\n"
                                + "calendars:\n  office:\n    hours: {monday: [\"08:00-18:00\"]}",
                        4,
                        "queue PS, when: there is no calendar 'shop'; "
                                + "want chat-default, office or none"),
                wrong(
                        "calendars:\n  office:\n    hours:\n      caturday: [\"08:00-18:00\"]",
                        4,
                        "hours: 'caturday' does not fit; want one of [monday, tuesday"),
                wrong(
                        "calendars:\n  office:\n    hours:\n      monday:\n"
                                + "        - 08:00-12:00\n        - 8-18",
                        6,
                        "'8-18' are no opening hours; want such as 08:00-18:00"),
                wrong(
                        "calendars:\n  office:\n    hours:\n      monday: 08:00-12:00",
                        4,
                        "want a list"),
                wrong(
                        "calendars:\n  office:\n    hours:\n"
                                + "      monday: [\"08:00-13:00\", \"12:00-18:00\"]",
                        3,
                        "calendar office: monday: 08:00-13:00 and 12:00-18:00 overlap; "
                                + "want hours that do not"),
                wrong(
                        "calendars:\n  office:\n    holidays:\n      - 2026-12-25\n"
                                + "      - 25.12.2026",
                        5,
                        "'25.12.2026' is no date; want such as 2026-12-25, or 12-25 for every"),
                wrong(
                        "calendars:\n  office:\n    holidays: [12-25]",
                        3,
                        "calendar office: is never open; want hours of at least one day"),
                wrong("calendars:\n  office:\n    timeZone: Berlin", 3, "is no time zone"),
                wrong(
                        "calendars:\n  none:\n    hours: {monday: [\"08:00-18:00\"]}",
                        3,
                        "calendars: 'none' stands for no calendar; want another name"),
                wrong(
                        "sources:\n  zendesk:\n    resolution: solved",
                        3,
                        "'solved' does not fit; want one of [events, ended]"),
                wrong(
                        "alerts:\n  abandonment: 5",
                        2,
                        "'5' is no share; want a percentage such as 5%"),
                wrong(
                        "queues:\n  - queue: PS\n    alerts:\n      shortWindow: 20m",
                        4,
                        "queue PS, alerts: shortWindow is 1200000 ms; want whole quarters of an"
                                + " hour"),
                wrong(
                        "channels:\n  chat:\n    alerts: {historyWeeks: 9}",
                        3,
                        "channel chat, alerts: historyWeeks is 9; want 1 to 4"),
                wrong(
                        "queues:\n"
                                + "  - queue: PS\n"
                                + "    when:\n"
                                + "      - segment: gold\n"
                                + "        alerts: {waiting: 4}",
                        4,
                        "queue PS, when: has alerts; want them beside 'queue', for all of it"),
                wrong("alerts:\n  fcr: 0.8", 2, "'0.8' is no share; want a percentage such as 80%"),
                wrong(
                        "channels:\n  chat:\n    alerts: {csat: 86}",
                        3,
                        "channel chat, alerts: csat is 86.0; want 1 to 5, such as 4.3, or none"),
                wrong(
                        "alerts:\n  nps: high",
                        2,
                        "'high' is no number; want one such as 50, or none"),
                wrong(
                        "queues:\n  - queue: PS\n    alerts: {leastAnswers: 5}",
                        3,
                        "queue PS, alerts: leastAnswers is 5; want 10 or more"),
                wrong(
                        "alerts:\n  occupancy: 85%",
                        2, "'85%' is no range of shares; want one such as 70%-85%, or none"),
                wrong(
                        "alerts:\n  shrinkage: 35%-25%",
                        2,
                        "alerts: shrinkage is from 0.35 to 0.25; want shares of which the second"),
                wrong(
                        "channels:\n  voice:\n    alerts: {adherence: 95%}",
                        3, "adherence: there is no such setting"),
                wrong("queues:", 1, "a value is missing"),
                wrong("queues:\n  -\n", 2, "a value is missing"),
                wrong("queues:\n  PS: 20s", 2, "want a list"),
                wrong("- queue: PS", 1, "want settings, each as name: value"),
                wrong("unlisted: count\nunlisted: reject", 2, "Duplicate field 'unlisted'"),
                wrong("queues: [", 1, "expected"));
    }

    private static Arguments wrong(String yaml, int line, String message) {
        return arguments(yaml, line, message);
    }

    @ParameterizedTest
    @MethodSource("wrongFiles")
    void aWrongFileIsToldByItsLineAndWhatWouldBeRight(String yaml, int line, String message) {
        assertThatThrownBy(() -> load(yaml))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(folder.resolve("targets.yaml") + ", line " + line + ",")
                .hasMessageContaining(message)
                .hasMessageNotContaining("io.queuewatch");
    }

    @Test
    void allThatCannotBeReadIsToldAtOnce() {
        assertTold(
                """
                timeZone: Middle/Earth
                channels:
                  voice: {target: 20, targetRate: 95, tagret: 20s}
                queues:
                  - queue: PS
                    when:
                      - {priority: 5, segment: gold}
                  - queue: [NW]
                    level2: 0s
                unlisted: ignore
                """,
                ": 8 mistakes",
                ", line 1, column 11, timeZone: 'Middle/Earth' is no time zone",
                ", line 3, column 19, channels.voice.target: '20' is no duration",
                ", line 3, column 35, channels.voice.targetRate: '95' is no share",
                ", line 3, column 50, channels.voice.tagret: there is no such setting",
                ", line 7, column 20, queues.1.when.1.priority: priority is 5",
                ", line 8, column 12, queues.2.queue: want one value",
                ", line 9, column 13, queues.2.level2: '0s' can never be kept",
                ", line 10, column 11, unlisted: 'ignore' does not fit");
    }

    @Test
    void allThatCannotBeMeantIsToldAtOnceAndNothingThatOnlyFollows() {
        assertTold(
                """
                channels:
                  voice: {target: 20s, shortAbandon: 30s}
                  fax: {target: 20s}
                  email: {calendar: office}
                queues:
                  - queue: PS
                    calendar: shop
                    alerts: {historyWeeks: 9}
                    when:
                      - {target: 3s}
                      - {segment: gold, targetRate: 950%}
                  - {target: 20s}
                  - queue: PS
                calendars:
                  office:
                    holidays: [12-25]
                alerts:
                  waiting: 0
                """,
                ": 10 mistakes",
                ", line 2, channel voice: shortAbandon is 30000 ms",
                ", line 3, 'fax' is no channel with targets",
                ", line 6, queue PS: there is no calendar 'shop'",
                ", line 8, queue PS, alerts: historyWeeks is 9",
                ", line 10, queue PS, when: names neither segment nor priority",
                ", line 11, queue PS, when: targetRate is 9.5",
                ", line 12, queues: an entry has no 'queue'",
                ", line 13, queue PS: listed twice",
                ", line 16, calendar office: is never open",
                ", line 18, alerts: waiting is 0");
    }

    private void assertTold(String yaml, String... mistakes) {
        String file = folder.resolve("targets.yaml").toString();
        assertThatThrownBy(() -> load(yaml))
                .isInstanceOf(ConfigException.class)
                .satisfies(
                        e ->
                                assertThat(
                                                e.getMessage()
                                                        .lines()
                                                        .map(line -> line.replace(file, ""))
                                                        .map(line -> line.replaceFirst(";.*", "")))
                                        .containsExactly(mistakes));
    }

    static Stream<String> emptyFiles() {
        return Stream.of("", "\n", "# nothing yet\n", "---\n", "~");
    }

    @ParameterizedTest
    @MethodSource("emptyFiles")
    void anEmptyFileIsCalledEmpty(String yaml) {
        assertThatThrownBy(() -> load(yaml))
                .isInstanceOf(ConfigException.class)
                .hasMessage(folder.resolve("targets.yaml") + ": the file is empty");
    }

    @Test
    void aMissingFileIsCalledMissing() {
        assertThatThrownBy(() -> Targets.load(folder.resolve("none.yaml")))
                .isInstanceOf(ConfigException.class)
                .hasMessage(folder.resolve("none.yaml") + ": there is no such file");
    }

    @Test
    void aFileThatIsNoTextIsCalledSo() throws IOException {
        Path file = Files.write(folder.resolve("targets.yaml"), new byte[] {(byte) 0xC3, 0x28});

        assertThatThrownBy(() -> Targets.load(file))
                .isInstanceOf(ConfigException.class)
                .hasMessage(file + ": is no text in UTF-8");
    }

    @Test
    void peopleAreToldAsTheQueueSaysElseItsChannelElseTheFile() throws IOException {
        Targets targets =
                load(
                        """
                        alerts:
                          pageBurn: 3
                          waiting: 5
                        channels:
                          chat:
                            alerts:
                              waiting: 6
                        queues:
                          - queue: help
                            channel: chat
                            alerts:
                              abandonment: 10%
                              nobodyAnswers: 10m
                        """);

        AlertSettings help = targets.alerts("chat", "help");
        assertThat(help.pageBurn()).isEqualTo(3);
        assertThat(help.waiting()).isEqualTo(6);
        assertThat(help.abandonment()).isEqualTo(0.1);
        assertThat(help.nobodyAnswersMs()).isEqualTo(600_000);
        assertThat(targets.alerts("chat", "other").abandonment()).isEqualTo(0.05);
        assertThat(targets.alerts("voice", "PS").waiting()).isEqualTo(5);
        assertThat(targets.alerts("voice", "PS").handleTimeMs()).isEqualTo(600_000);
        assertThat(targets.alerts("chat", "help").handleTimeMs()).isZero();
    }

    @Test
    void weeksAreJudgedByLimitsThatMayBeNone() throws IOException {
        Targets targets =
                load(
                        """
                        alerts: {nps: 30, occupancy: 70% - 85%, adherence: none, shrinkage: none}
                        channels:
                          chat:
                            alerts: {csat: none, fcr: 75%}
                        """);

        WeekLimits voice = targets.alerts("voice", "PS").week();
        assertThat(voice).isEqualTo(new WeekLimits(0.8, 4.3, 30, 50, 30));
        WeekLimits chat = targets.alerts("chat", "help").week();
        assertThat(chat).isEqualTo(new WeekLimits(0.75, Double.NaN, 30, 50, 30));
        TeamLimits teams = targets.teams();
        assertThat(teams.occupancy()).isEqualTo(new Band(0.7, 0.85));
        assertThat(teams.adherence()).isNaN();
        assertThat(teams.shrinkage().isAny()).isTrue();
        assertThat(Targets.defaults().teams().occupancy()).isEqualTo(new Band(0, 0.85));
    }
}
