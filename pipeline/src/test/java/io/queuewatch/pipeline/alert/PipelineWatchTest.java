package io.queuewatch.pipeline.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.schemas.Alert;
import io.queuewatch.schemas.AlertState;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.PipelineHealth;
import io.queuewatch.schemas.QueueNow;
import io.queuewatch.schemas.UnreadableException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PipelineWatchTest {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private PipelineWatch watch;

    @BeforeEach
    void start() {
        start(0, List.of());
    }

    private void start(long seconds, List<HeldAlert> held) {
        watch = new PipelineWatch(PipelineWatch.PATIENCE);
        watch.start(START.plusSeconds(seconds), held);
    }

    private void reached(long seconds) throws UnreadableException {
        QueueNow now = new QueueNow();
        now.setChannel("voice");
        now.setQueue("PS");
        now.setAsOf(START.plusSeconds(seconds));
        assertThat(watch.take(Codec.of(QueueNow.class).encode(now))).isTrue();
    }

    private void unsent(String job, long seconds, long age) throws UnreadableException {
        PipelineHealth health =
                PipelineHealth.newBuilder()
                        .setJob(job)
                        .setPart("influx-sink")
                        .setInstance("0")
                        .setAsOf(START.plusSeconds(seconds))
                        .setStartedAt(START)
                        .setUnsentMs(age * 1_000)
                        .build();
        assertThat(watch.take(Codec.of(PipelineHealth.class).encode(health))).isTrue();
    }

    private List<HeldAlert> look(long seconds) {
        return watch.look(START.plusSeconds(seconds));
    }

    private List<String> turns(long seconds) {
        return look(seconds).stream()
                .map(held -> held.alert().getName() + ' ' + held.alert().getState())
                .toList();
    }

    @Test
    void shouldTellThatWhatIsSoNowIsOfThen() throws Exception {
        reached(10);
        assertThat(turns(130)).isEmpty();
        assertThat(turns(131)).containsExactly("QueuewatchPipelineBehind FIRING");
        assertThat(turns(200)).isEmpty();

        reached(140);
        assertThat(turns(201)).isEmpty();
        reached(150);
        assertThat(turns(210)).containsExactly("QueuewatchPipelineBehind RESOLVED");
    }

    @Test
    void shouldTellOfAPipelineThatNeverSaidAnything() {
        assertThat(turns(120)).isEmpty();
        assertThat(look(121))
                .singleElement()
                .satisfies(
                        held -> {
                            assertThat(held.alert().getDescription()).contains("for 2 min");
                            assertThat(held.key().labels())
                                    .containsOnlyKeys("alertname", "severity");
                        });
    }

    @Test
    void shouldGiveABacklogAWhileAfterItsOwnStart() throws Exception {
        reached(-86_400);
        assertThat(turns(120)).isEmpty();
        assertThat(turns(121)).containsExactly("QueuewatchPipelineBehind FIRING");
    }

    @Test
    void shouldGoOnWithAnIncidentAfterARestart() throws Exception {
        reached(0);
        List<HeldAlert> held = look(300);
        Instant began = held.get(0).alert().getStartsAt();

        start(400, held);
        assertThat(turns(410)).isEmpty();
        reached(405);
        Alert over = look(411).get(0).alert();
        assertThat(over.getState()).isEqualTo(AlertState.RESOLVED);
        assertThat(over.getStartsAt()).isEqualTo(began);
    }

    @Test
    void shouldTellThatTheDatabaseDoesNotTakeRows() throws Exception {
        reached(60);
        unsent("InfluxJob", 60, 60);
        assertThat(turns(60)).isEmpty();
        unsent("InfluxJob", 70, 61);
        assertThat(turns(70)).containsExactly("QueuewatchDatabaseAway FIRING");

        reached(200);
        assertThat(turns(200)).as("InfluxJob says nothing").isEmpty();
        unsent("InfluxJob", 210, 0);
        assertThat(turns(210)).containsExactly("QueuewatchDatabaseAway RESOLVED");
    }

    @Test
    void shouldMissWhoBringsRowsToTheDatabaseWhileOthersAreHeard() throws Exception {
        reached(200);
        unsent("InfluxJob", 60, 0);
        unsent("OtherJob", 175, 0);
        assertThat(turns(180)).isEmpty();
        assertThat(turns(181)).containsExactly("QueuewatchDatabaseWriterSilent FIRING");

        unsent("InfluxJob", 190, 0);
        assertThat(turns(191)).containsExactly("QueuewatchDatabaseWriterSilent RESOLVED");
    }

    @Test
    void shouldNotMissWhomItNeverHeardNorAnybodyWhereAllAreSilent() throws Exception {
        reached(400);
        unsent("OtherJob", 300, 0);
        assertThat(turns(301)).isEmpty();
        unsent("InfluxJob", 100, 0);
        assertThat(turns(361)).isEmpty();
        unsent("OtherJob", 362, 0);
        List<HeldAlert> told = look(363);
        assertThat(told).hasSize(1);

        start(370, told);
        reached(400);
        assertThat(turns(371)).as("it goes on").isEmpty();
        unsent("InfluxJob", 372, 0);
        unsent("OtherJob", 372, 0);
        assertThat(turns(373)).containsExactly("QueuewatchDatabaseWriterSilent RESOLVED");
    }

    @Test
    void shouldLeaveWordsToOthers() throws Exception {
        unsent("OtherJob", 10, 600);
        assertThat(turns(11)).isEmpty();
        assertThat(watch.take(Codec.of(Alert.class).encode(Watchdog.since(START).alert())))
                .isFalse();
    }
}
