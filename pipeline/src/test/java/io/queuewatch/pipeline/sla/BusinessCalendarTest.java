package io.queuewatch.pipeline.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessCalendarTest {

    private static final String WORKDAYS =
            ";monday 08:00-18:00;tuesday 08:00-18:00;wednesday 08:00-18:00;thursday 08:00-18:00"
                    + ";friday 08:00-18:00";
    private static final String DAILY =
            ";monday 08:00-22:00;tuesday 08:00-22:00;wednesday 08:00-22:00;thursday 08:00-22:00"
                    + ";friday 08:00-22:00;saturday 08:00-22:00;sunday 08:00-22:00";
    private static final String ALWAYS =
            ";monday 00:00-24:00;tuesday 00:00-24:00;wednesday 00:00-24:00;thursday 00:00-24:00"
                    + ";friday 00:00-24:00;saturday 00:00-24:00;sunday 00:00-24:00";

    private static final BusinessCalendar OFFICE =
            BusinessCalendar.parse("Europe/Berlin" + WORKDAYS + ";12-25;12-26;2026-12-31");

    private static long at(String zone, String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of(zone)).toInstant().toEpochMilli();
    }

    private static long berlin(String local) {
        return at("Europe/Berlin", local);
    }

    private static long utc(String local) {
        return at("UTC", local);
    }

    private static long hours(double hours) {
        return Math.round(hours * 3_600_000);
    }

    @Test
    void nightsAndWeekendsDoNotCount() {
        // Friday 17:00 to Monday 09:30: one hour, then one and a half.
        long friday = berlin("2026-07-03T17:00");
        long monday = berlin("2026-07-06T09:30");

        assertThat(OFFICE.between(friday, monday)).isEqualTo(hours(2.5));
        assertThat(OFFICE.plus(friday, hours(2.5))).isEqualTo(monday);
        assertThat(OFFICE.between(monday, friday)).isZero();
    }

    @Test
    void openingCountsAndClosingDoesNot() {
        assertThat(OFFICE.open(berlin("2026-07-06T07:59:59.999"))).isFalse();
        assertThat(OFFICE.open(berlin("2026-07-06T08:00"))).isTrue();
        assertThat(OFFICE.open(berlin("2026-07-06T17:59:59.999"))).isTrue();
        assertThat(OFFICE.open(berlin("2026-07-06T18:00"))).isFalse();
    }

    @Test
    void aDeadlineIsTheFirstMomentThatWillDo() {
        // Ten hours from Monday's opening are over when Monday is, not when Tuesday begins.
        long opening = berlin("2026-07-06T08:00");

        assertThat(OFFICE.plus(opening, hours(10))).isEqualTo(berlin("2026-07-06T18:00"));
        assertThat(OFFICE.plus(opening, hours(10) + 1)).isEqualTo(berlin("2026-07-07T08:00") + 1);
        assertThat(OFFICE.plus(berlin("2026-07-04T12:00"), 0))
                .isEqualTo(berlin("2026-07-04T12:00"));
    }

    @Test
    void theNextOpeningIsNowWhereItIsOpen() {
        long noon = berlin("2026-07-06T12:00");

        assertThat(OFFICE.nextOpening(noon)).isEqualTo(noon);
        assertThat(OFFICE.nextOpening(berlin("2026-07-03T18:00")))
                .isEqualTo(berlin("2026-07-06T08:00"));
        // From Thursday before Christmas over both holidays, which are Friday and Saturday.
        assertThat(OFFICE.nextOpening(berlin("2026-12-24T18:00")))
                .isEqualTo(berlin("2026-12-28T08:00"));
    }

    @Test
    void holidaysAreClosedInTheirYearOrInEveryYear() {
        // Thursday 24 December, 17:00, to Monday 28 December, 09:00.
        assertThat(OFFICE.between(berlin("2026-12-24T17:00"), berlin("2026-12-28T09:00")))
                .isEqualTo(hours(2));
        assertThat(OFFICE.open(berlin("2026-12-31T12:00"))).isFalse();
        assertThat(OFFICE.open(berlin("2027-12-31T12:00"))).isTrue();
        // In 2024 the 25th was a Wednesday.
        assertThat(OFFICE.open(berlin("2024-12-25T12:00"))).isFalse();
    }

    @Test
    void anHourThatSummerTimeTakesAwayIsNobodys() {
        BusinessCalendar night = BusinessCalendar.parse("Europe/Berlin;sunday 01:00-05:00");

        // 29 March 2026: 02:00 is followed by 03:00, so three hours lie between 01:00 and 05:00.
        long one = utc("2026-03-29T00:00");
        assertThat(night.nextOpening(one - 1)).isEqualTo(one);
        assertThat(night.between(one, utc("2026-03-29T12:00"))).isEqualTo(hours(3));
        assertThat(night.plus(one, hours(1.5))).isEqualTo(utc("2026-03-29T01:30"));
        assertThat(night.plus(one, hours(3))).isEqualTo(utc("2026-03-29T03:00"));
    }

    @Test
    void anHourThatWinterTimeGivesTwiceCountsTwice() {
        BusinessCalendar night = BusinessCalendar.parse("Europe/Berlin;sunday 01:00-05:00");

        // 25 October 2026: 03:00 is followed by 02:00, so five hours lie between 01:00 and 05:00.
        long one = utc("2026-10-24T23:00");
        assertThat(night.between(one, utc("2026-10-25T12:00"))).isEqualTo(hours(5));
        assertThat(night.plus(one, hours(5))).isEqualTo(utc("2026-10-25T04:00"));
    }

    @Test
    void aYearCrossesBothChangesAndItsHolidays() {
        BusinessCalendar night =
                BusinessCalendar.parse("Europe/Berlin;sunday 01:00-05:00;2026-04-05");

        // 32 Sundays from 22 March to 25 October, four hours each: one less on 29 March, one more
        // on
        // 25 October, and none on 5 April, which is Easter.
        long before = berlin("2026-03-21T12:00");
        long after = berlin("2026-10-31T12:00");
        assertThat(night.between(before, after)).isEqualTo(hours(32 * 4 - 1 + 1 - 4));
        assertThat(night.plus(before, hours(124))).isEqualTo(utc("2026-10-25T04:00"));
        assertThat(night.plus(before, hours(124) + 1)).isEqualTo(utc("2026-11-01T00:00") + 1);
        // Four hours of 22 March, three of 29 March, and after Easter one of 12 April.
        assertThat(night.plus(before, hours(8))).isEqualTo(utc("2026-04-12T00:00"));
        assertThat(night.between(utc("2026-04-04T12:00"), utc("2026-04-06T12:00"))).isZero();
    }

    @Test
    void daytimeHoursAreTheSameOnTheDaysOfBothChanges() {
        BusinessCalendar chat = BusinessCalendar.parse("America/New_York" + DAILY);

        // 8 March and 1 November 2026; opening moves from 13:00 to 12:00 UTC and back.
        assertThat(chat.nextOpening(utc("2026-03-08T04:00"))).isEqualTo(utc("2026-03-08T12:00"));
        assertThat(chat.nextOpening(utc("2026-03-07T04:00"))).isEqualTo(utc("2026-03-07T13:00"));
        assertThat(chat.nextOpening(utc("2026-11-01T04:00"))).isEqualTo(utc("2026-11-01T13:00"));
        assertThat(chat.between(utc("2026-03-07T06:00"), utc("2026-03-10T06:00")))
                .isEqualTo(hours(3 * 14));
        assertThat(chat.between(utc("2026-10-31T06:00"), utc("2026-11-03T06:00")))
                .isEqualTo(hours(3 * 14));
        // Saturday 21:59 and two minutes more: Sunday 08:01, eleven minutes past a shorter night.
        assertThat(chat.plus(at("America/New_York", "2026-03-07T21:59"), hours(2 / 60.0)))
                .isEqualTo(utc("2026-03-08T12:01"));
    }

    @Test
    void aChangeByHalfAnHourIsOne() {
        BusinessCalendar island = BusinessCalendar.parse("Australia/Lord_Howe" + ALWAYS);
        BusinessCalendar early = BusinessCalendar.parse("Australia/Lord_Howe;sunday 01:00-03:00");

        // 5 April 2026, 02:00 summer time (+11) is followed by 01:30 (+10:30).
        long midnight = at("Australia/Lord_Howe", "2026-04-05T00:00");
        assertThat(island.between(midnight, at("Australia/Lord_Howe", "2026-04-06T00:00")))
                .isEqualTo(hours(24.5));
        assertThat(early.between(midnight, midnight + hours(12))).isEqualTo(hours(2.5));
        // 4 October 2026, 02:00 is followed by 02:30.
        long spring = at("Australia/Lord_Howe", "2026-10-04T00:00");
        assertThat(early.between(spring, spring + hours(12))).isEqualTo(hours(1.5));
    }

    @Test
    void aDayWithoutAMidnightBeginsAtOne() {
        BusinessCalendar saoPaulo = BusinessCalendar.parse("America/Sao_Paulo;sunday 00:00-06:00");

        // 4 November 2018: 24:00 of Saturday was followed by 01:00 of Sunday.
        long one = utc("2018-11-04T03:00");
        assertThat(saoPaulo.nextOpening(one - 1)).isEqualTo(one);
        assertThat(saoPaulo.between(one - hours(5), one + hours(24))).isEqualTo(hours(5));
        // 17 February 2018: the last hour of Saturday came twice, and Sunday began once.
        BusinessCalendar saturday =
                BusinessCalendar.parse("America/Sao_Paulo;saturday 22:00-24:00");
        assertThat(saturday.between(utc("2018-02-17T12:00"), utc("2018-02-18T12:00")))
                .isEqualTo(hours(3));
    }

    @Test
    void hoursPastMidnightGoOnIntoTheNextDayUnlessThatIsAHoliday() {
        BusinessCalendar night =
                BusinessCalendar.parse("UTC;thursday 22:00-06:00;sunday 20:00-04:00;12-25");

        // 24 December 2026 is a Thursday; Sunday's hours reach Monday.
        assertThat(night.between(utc("2026-12-17T00:00"), utc("2026-12-19T00:00")))
                .isEqualTo(hours(8));
        assertThat(night.between(utc("2026-12-24T00:00"), utc("2026-12-26T00:00")))
                .isEqualTo(hours(2));
        assertThat(night.open(utc("2026-12-28T03:59"))).isTrue();
        assertThat(night.open(utc("2026-12-28T04:00"))).isFalse();
    }

    @Test
    void roundTheClockIsClockTime() {
        BusinessCalendar always = BusinessCalendar.parse("Europe/Berlin" + ALWAYS);
        Random random = new Random(4);
        for (int i = 0; i < 200; i++) {
            long from = random.nextLong(hours(24 * 365 * 60));
            long duration = random.nextLong(hours(24 * 400));

            assertThat(always.between(from, from + duration)).isEqualTo(duration);
            assertThat(always.plus(from, duration)).isEqualTo(from + duration);
            assertThat(always.open(from)).isTrue();
        }
    }

    /** A clock on the wall, looked at every minute. */
    private static boolean showsOpen(ZonedDateTime local, int[][] week, int holidayOfYear) {
        int[] hours = week[local.getDayOfWeek().getValue() - 1];
        int minute = local.getHour() * 60 + local.getMinute();
        return local.getDayOfYear() != holidayOfYear && minute >= hours[0] && minute < hours[1];
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-20T00:00",
        "Europe/Berlin, 2026-10-17T00:00",
        "America/New_York, 2026-03-01T00:00",
        "America/New_York, 2026-10-25T00:00",
        "Australia/Lord_Howe, 2026-03-29T00:00",
        "Australia/Lord_Howe, 2026-09-27T00:00",
        "America/Sao_Paulo, 2018-10-28T00:00",
        "America/Sao_Paulo, 2018-02-11T00:00",
        // The clocks changed at one minute past midnight, so that midnight came twice.
        "America/St_Johns, 2009-10-25T00:00",
        // The whole of 30 December 2011 was left out.
        "Pacific/Apia, 2011-12-24T00:00",
        "UTC, 2026-12-24T00:00"
    })
    void businessTimeIsThatOfAClockLookedAtEveryMinute(String zone, String start) {
        Random random = new Random(zone.hashCode());
        long from = at(zone, start);
        int minutes = 14 * 24 * 60;
        for (int round = 0; round < 6; round++) {
            int[][] week = new int[7][];
            StringBuilder text = new StringBuilder(zone);
            for (int day = 0; day < 7; day++) {
                int open = random.nextInt(3) == 0 ? 0 : random.nextInt(720);
                int close = random.nextInt(3) == 0 ? 1440 : open + 1 + random.nextInt(1439 - open);
                week[day] = new int[] {open, close};
                text.append(';')
                        .append(DayOfWeek.of(day + 1).name().toLowerCase(Locale.ROOT))
                        .append(' ')
                        .append(new Hours(open, close));
            }
            ZonedDateTime holiday = ZonedDateTime.parse(start + "Z").plusDays(random.nextInt(14));
            text.append(';').append(holiday.toLocalDate());
            BusinessCalendar calendar = BusinessCalendar.parse(text.toString());

            long[] passed = new long[minutes + 1];
            for (int i = 0; i < minutes; i++) {
                ZonedDateTime local =
                        Instant.ofEpochMilli(from + i * 60_000L).atZone(ZoneId.of(zone));
                boolean open = showsOpen(local, week, holiday.getDayOfYear());
                passed[i + 1] = passed[i] + (open ? 60_000 : 0);

                assertThat(calendar.open(from + i * 60_000L))
                        .as("%s at %s", text, local)
                        .isEqualTo(open);
            }
            for (int i = 0; i < 500; i++) {
                int begin = random.nextInt(minutes);
                int end = begin + random.nextInt(minutes + 1 - begin);
                long business = passed[end] - passed[begin];

                assertThat(calendar.between(from + begin * 60_000L, from + end * 60_000L))
                        .as("%s, minutes %d to %d", text, begin, end)
                        .isEqualTo(business);
                int first = end;
                while (first > begin && passed[first - 1] == passed[end]) {
                    first--;
                }
                assertThat(calendar.plus(from + begin * 60_000L, business))
                        .isEqualTo(from + first * 60_000L);
            }
        }
    }

    @Test
    void aDeadlineIsReachedWhenItsBusinessTimeHasPassedAndNotAMillisecondBefore() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            long from = berlin("2025-01-01T00:00") + random.nextLong(hours(24 * 800));
            long business = 1 + random.nextLong(hours(300));
            long deadline = OFFICE.plus(from, business);

            assertThat(OFFICE.between(from, deadline)).isEqualTo(business);
            assertThat(OFFICE.between(from, deadline - 1)).isEqualTo(business - 1);
        }
    }

    @Test
    void timeBeforeTheEpochIsTimeLikeAnyOther() {
        BusinessCalendar office = BusinessCalendar.parse("UTC" + WORKDAYS);

        assertThat(office.between(utc("1969-12-29T00:00"), utc("1970-01-05T00:00")))
                .isEqualTo(hours(50));
    }

    @Test
    void aCalendarIsWhatItsTextSays() throws IOException, ClassNotFoundException {
        assertThat(BusinessCalendar.parse(OFFICE.toString())).isEqualTo(OFFICE);
        assertThat(OFFICE.toString()).startsWith("Europe/Berlin;monday 08:00-18:00;tuesday");
        assertThat(OFFICE.toString()).endsWith(";12-25;12-26;2026-12-31");

        OFFICE.open(0);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(OFFICE);
        BusinessCalendar copy =
                (BusinessCalendar)
                        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))
                                .readObject();
        assertThat(copy).isEqualTo(OFFICE).hasSameHashCodeAs(OFFICE);
        assertThat(copy.plus(berlin("2026-07-03T17:00"), hours(2)))
                .isEqualTo(berlin("2026-07-06T09:00"));
    }

    @Test
    void hoursThatOverlapAreRefused() {
        assertThatThrownBy(
                        () -> BusinessCalendar.parse("UTC;monday 22:00-06:00;tuesday 05:00-12:00"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tuesday: 00:00-06:00 and 05:00-12:00 overlap; want hours that do not");
    }

    /** Open daily but on these days of the year, counted from 1 January of a leap year. */
    private static String closedOn(IntStream days) {
        LocalDate first = LocalDate.parse("2024-01-01");
        return days.mapToObj(day -> ";" + Holiday.yearly(first.plusDays(day)))
                .collect(Collectors.joining("", "UTC" + DAILY, ""));
    }

    @Test
    void aCalendarThatIsNeverOpenIsRefused() {
        assertThatThrownBy(() -> BusinessCalendar.parse(closedOn(IntStream.range(0, 366))))
                .hasMessageContaining("every day of the year is a holiday");
        assertThatThrownBy(() -> BusinessCalendar.parse("UTC"))
                .hasMessageContaining("is never open; want hours of at least one day");
    }

    @Test
    void oneDayInFourYearsIsEnough() {
        // 29 February is the sixtieth day.
        BusinessCalendar leap =
                BusinessCalendar.parse(closedOn(IntStream.range(0, 366).filter(day -> day != 59)));

        assertThat(leap.plus(utc("2026-01-01T00:00"), hours(15)))
                .isEqualTo(utc("2032-02-29T09:00"));
        assertThat(leap.between(utc("2000-01-01T00:00"), utc("2026-01-01T00:00")))
                .isEqualTo(hours(7 * 14));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"8-18", "08:00", "08:00-08:00", "24:00-06:00", "08:60-18:00", "08:00-24:30"})
    void hoursThatNoClockShowsAreRefused(String text) {
        assertThatThrownBy(() -> Hours.valueOf(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + text + "' are no opening hours; want such as");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-29", "25.12.2026", "13-01", "12-25-2026", "", "heute"})
    void daysThatNoYearHasAreRefused(String text) {
        assertThatThrownBy(() -> Holiday.valueOf(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'"
                                + text
                                + "' is no date; want such as 2026-12-25, or 12-25 for every year");
    }
}
