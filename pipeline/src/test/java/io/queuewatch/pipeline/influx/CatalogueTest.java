package io.queuewatch.pipeline.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuewatch.schemas.Alert;
import io.queuewatch.schemas.AlertSeverity;
import io.queuewatch.schemas.AlertState;
import io.queuewatch.schemas.Breach;
import io.queuewatch.schemas.KpiRow;
import io.queuewatch.schemas.KpiSummary;
import io.queuewatch.schemas.QueueNow;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {

    private static final Instant START = Instant.ofEpochMilli(915_148_800_000L);

    static List<Measurement> measurements() {
        return Catalogue.measurements();
    }

    @ParameterizedTest
    @MethodSource("measurements")
    void shouldHoldEveryFieldOfTheSchemaOnce(Measurement measurement) {
        Set<String> held = new HashSet<>(measurement.tags());
        measurement.fields().forEach(f -> assertThat(held.add(f.name())).isTrue());
        held.add(measurement.time());
        assertThat(held)
                .isEqualTo(
                        measurement.schema().getFields().stream()
                                .map(Schema.Field::name)
                                .collect(Collectors.toSet()));
        assertThat(measurement.fields())
                .extracting(Field::name)
                .contains(measurement == Catalogue.ALERT ? "at" : "as_of");
        assertThat(measurement.fields()).allSatisfy(f -> assertThat(f.description()).isNotBlank());
    }

    @ParameterizedTest
    @CsvSource({
        "kpi,offered,INTEGER,COUNT",
        "kpi,as_of,INTEGER,TIMESTAMP",
        "kpi,talk_ms,INTEGER,MILLISECONDS",
        "kpi,cost,INTEGER,MINOR_UNITS",
        "kpi,ln_wait_sq,INTEGER,MILLIONTHS",
        "kpi_summary,service_level,FLOAT,FRACTION",
        "kpi_summary,asa_ms,FLOAT,MILLISECONDS",
        "kpi_summary,service_level_formula,STRING,TEXT",
        "queue_now,oldest_wait,INTEGER,MILLISECONDS",
        "queue_now,backlog_age,INTEGER,MILLISECONDS",
        "kpi_by,offered,INTEGER,COUNT",
        "outcome,fcr_7,FLOAT,FRACTION",
        "outcome,csat,FLOAT,POINTS",
        "outcome,csat_sum_micro,INTEGER,MILLIONTHS",
        "outcome,nps_margin,FLOAT,POINTS",
        "outcome,cost_per_contact,FLOAT,MINOR_UNITS",
        "outbound,talk_ms,INTEGER,MILLISECONDS",
        "agent_time,occupancy,FLOAT,FRACTION",
        "agent_time,concurrency,FLOAT,RATIO",
        "sla,void,INTEGER,COUNT",
        "sla,met_rate,FLOAT,FRACTION",
        "breach,over_ms,INTEGER,MILLISECONDS",
        "breach,deadline,INTEGER,TIMESTAMP",
        "breach,contact_id,STRING,TEXT",
        "control_chart,n,FLOAT,COUNT",
        "control_chart,value,FLOAT,OF_METRIC",
        "control_chart,z,FLOAT,STANDARD_DEVIATIONS",
        "control_chart,laney,FLOAT,RATIO",
        "control_chart,baseline,INTEGER,COUNT",
        "control_chart,rules,STRING,TEXT",
        "control_chart,event,STRING,TEXT",
        "classic_chart,n,FLOAT,COUNT",
        "classic_chart,value,FLOAT,OF_METRIC",
        "classic_chart,upper,FLOAT,OF_METRIC",
        "classic_chart,z,FLOAT,STANDARD_DEVIATIONS",
        "classic_chart,signal,STRING,TEXT",
        "pipeline,lag,INTEGER,COUNT",
        "pipeline,event_time,INTEGER,TIMESTAMP",
        "pipeline,delay_ms,INTEGER,MILLISECONDS",
        "pipeline,busy,FLOAT,FRACTION",
        "pipeline,checkpoint_bytes,INTEGER,BYTES",
        "sla_budget,misses,INTEGER,COUNT",
        "sla_budget,left,FLOAT,FRACTION",
        "alert,state,STRING,TEXT",
        "alert,endsAt,INTEGER,TIMESTAMP"
    })
    void shouldKnowTypesAndUnits(
            String measurement, String field, Field.Type type, Field.Unit unit) {
        assertThat(Catalogue.measurement(measurement).orElseThrow().fields())
                .filteredOn(f -> f.name().equals(field))
                .singleElement()
                .satisfies(
                        f -> {
                            assertThat(f.type()).isEqualTo(type);
                            assertThat(f.unit()).isEqualTo(unit);
                        });
    }

    @Test
    void shouldWriteARowAsAPoint() {
        KpiRow row = row("1m").setQueue("PS, a=b").setOffered(12).build();
        String line = Catalogue.KPI.point(row).toLineProtocol();

        assertThat(line)
                .startsWith(
                        "kpi,channel=voice,interval=1m,priority=1,queue=PS\\,\\"
                                + " a\\=b,segment=gold,site=unknown,view=live ")
                .contains("offered=12i")
                .contains("abandoned=0i")
                .contains("as_of=915148801000i")
                .doesNotContain("waiting=")
                .endsWith(" 915148800000000000");
    }

    @Test
    void shouldHideNoBreachBehindAnotherOfItsMoment() {
        Set<Long> times = new HashSet<>();
        for (int contact = 0; contact < 1_000; contact++) {
            times.add(time(breach("call-" + contact)));
        }

        assertThat(times)
                .as("of 1,000 ids of one millisecond hardly two share a nanosecond")
                .hasSizeGreaterThan(995)
                .allMatch(nanos -> nanos / 1_000_000 == START.toEpochMilli());
        assertThat(time(breach("call-1"))).isEqualTo(time(breach("call-1")));
        assertThat(Catalogue.BREACH.point(breach("call-1")).toLineProtocol())
                .startsWith("breach,channel=voice,objective=answer,queue=PS,severity=warning ")
                .contains("contact_id=\"call-1\"")
                .contains("state=\"breached\"");
    }

    private static long time(Breach breach) {
        return Catalogue.BREACH.point(breach).getTime().longValue();
    }

    private static Breach breach(String contact) {
        return Breach.newBuilder()
                .setObjective("answer")
                .setSeverity("warning")
                .setChannel("voice")
                .setQueue("PS")
                .setAt(START)
                .setAsOf(START)
                .setId(contact + "/answer/915148770000/breached")
                .setContactId(contact)
                .setSegment("gold")
                .setPriority("1")
                .setState("breached")
                .setSince(START.minusSeconds(30))
                .build();
    }

    @Test
    void shouldWriteAnIncidentAsOnePointWhateverBecomesOfIt() {
        Alert.Builder word =
                Alert.newBuilder()
                        .setName("QueuewatchSourceSilent")
                        .setSeverity(AlertSeverity.CRITICAL)
                        .setChannel("voice")
                        .setState(AlertState.FIRING)
                        .setStartsAt(START)
                        .setAt(START.plusSeconds(60))
                        .setSummary("s")
                        .setDescription("d")
                        .setDashboard("b")
                        .setRunbook("r");
        String firing = Catalogue.ALERT.point(word.build()).toLineProtocol();
        String resolved =
                Catalogue.ALERT
                        .point(
                                word.setState(AlertState.RESOLVED)
                                        .setEndsAt(START.plusSeconds(90))
                                        .build())
                        .toLineProtocol();

        assertThat(firing)
                .startsWith(
                        "alert,channel=voice,name=QueuewatchSourceSilent,queue=*,severity=CRITICAL,"
                                + "team=* ")
                .contains("state=\"FIRING\"")
                .endsWith(" 915148800000000000");
        assertThat(resolved)
                .startsWith(firing.substring(0, firing.indexOf(' ') + 1))
                .contains("state=\"RESOLVED\"", "endsAt=915148890000i")
                .endsWith(" 915148800000000000");
    }

    @Test
    void shouldLeaveOutWhatIsNullOrNoNumber() {
        String line =
                Catalogue.KPI_SUMMARY
                        .point(
                                summary()
                                        .setServiceLevel(Double.NaN)
                                        .setAnswerRate(Double.POSITIVE_INFINITY)
                                        .setAbandonmentRate(0.25)
                                        .build())
                        .toLineProtocol();

        assertThat(line)
                .startsWith("kpi_summary,channel=voice,interval=1h,queue=*,view=cohort ")
                .contains("abandonment_rate=0.25")
                .contains("service_level_formula=\"answered\"")
                .doesNotContain("service_level=")
                .doesNotContain("answer_rate=")
                .doesNotContain("asa_ms=");
    }

    @Test
    void shouldKeepRowsByTheirInterval() {
        assertThat(Catalogue.KPI.retention(row("1m").build())).isEqualTo(Retention.LIVE);
        assertThat(Catalogue.KPI.retention(row("15m").build())).isEqualTo(Retention.OPERATIONS);
        assertThat(Catalogue.KPI.retention(row("1d").build())).isEqualTo(Retention.TRENDS);
        assertThat(Catalogue.QUEUE_NOW.retention(now())).isEqualTo(Retention.LIVE);
        assertThat(Catalogue.OUTCOME.kept()).isEqualTo(Retention.TRENDS);
        assertThat(Catalogue.OUTBOUND.kept()).isEqualTo(Retention.TRENDS);
        assertThat(Catalogue.AGENT_TIME.kept()).isEqualTo(Retention.OPERATIONS);
        assertThat(Catalogue.PIPELINE.kept()).isEqualTo(Retention.OPERATIONS);
        assertThat(Catalogue.CONTROL_CHART.kept()).isEqualTo(Retention.TRENDS);
        assertThatThrownBy(() -> Catalogue.KPI.retention(row("5m").build()))
                .hasMessageContaining("\"5m\"")
                .hasMessageContaining("want 1m, 15m, 1h or 1d");
    }

    @Test
    void shouldRefuseTagsThatLineProtocolCannotExpress() {
        assertThatThrownBy(() -> Catalogue.KPI.point(row("1m").setQueue("PS\\").build()))
                .hasMessageContaining("tag queue of kpi is \"PS\\\"");
        assertThatThrownBy(() -> Catalogue.KPI.point(row("1m").setQueue("").build()))
                .hasMessageContaining("not empty");
    }

    static KpiRow.Builder row(String interval) {
        return KpiRow.newBuilder()
                .setView("live")
                .setInterval(interval)
                .setChannel("voice")
                .setQueue("PS")
                .setSegment("gold")
                .setSite("unknown")
                .setPriority("1")
                .setStart(START)
                .setAsOf(START.plusSeconds(1));
    }

    static KpiSummary.Builder summary() {
        return KpiSummary.newBuilder()
                .setView("cohort")
                .setInterval("1h")
                .setChannel("voice")
                .setQueue("*")
                .setStart(START)
                .setAsOf(START)
                .setServiceLevelFormula("answered");
    }

    static QueueNow now() {
        return QueueNow.newBuilder()
                .setChannel("voice")
                .setQueue("PS")
                .setAsOf(START)
                .setWaiting(3)
                .build();
    }
}
