package io.queuewatch.infra.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoardViewTest {
    private final BoardView view = new BoardView(ZoneOffset.UTC, Duration.ofSeconds(30));

    private String frame(Snapshot snapshot, Instant now, int width, int height) {
        return view.lines(snapshot, now, width, height).stream()
                .map(AttributedString::toString)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void shouldShowAllColumnsOnAWideTerminal() {
        assertThat(frame(Boards.afternoon(), Boards.NOW, 200, 50))
                .isEqualTo(
                        """
                Queuewatch  Mon 2 Mar 14:05:12

                VOICE       STATE   WAITING  OLDEST  AGENTS  AGENTS   AGENTS  AGENTS  CALLBACKS  CALLBACKS  SERVICE  SERVICE        TARGET  ANSWERED  ABANDONED     ASA    ASA    AHT  OFFERED  DATA
                                        now     now    busy    free  wrap-up    away    waiting    overdue   15 min    today                   today      today  15 min  today  today    today   age
                billing     QUIET         0       –       0       –        –       –          0          –        –        –             –         –          –       –      –      –        0   2 s
                sales       OK            1    0:04       9       2        –       –          1          0   94.8 %   90.0 %  80 % in 20 s    96.0 %      2.0 %    0:18   0:18   5:13    1,820   2 s
                support     WATCH         3    0:42       9       2        –       –          1          0   86.0 %   85.0 %  80 % in 20 s    94.0 %      5.0 %    0:18   0:18   5:13    1,500   2 s
                technical   BREACH       12   12:05       9       2        –       –          1          0   31.2 %   55.7 %  80 % in 20 s    78.0 %     18.3 %    0:18   0:18   5:13      890   2 s
                all queues  BREACH       16   12:05      27       –        –       –          3          0   73.4 %   81.5 %  80 % in 20 s    92.0 %      6.1 %    0:18   0:18   5:13    4,210   2 s
                """);
    }

    @Test
    void shouldLeaveOutTheLeastImportantColumnsAt120() {
        assertThat(frame(Boards.afternoon(), Boards.NOW, 120, 50))
                .isEqualTo(
                        """
                Queuewatch  Mon 2 Mar 14:05:12

                VOICE       STATE   WAITING  OLDEST  AGENTS  SERVICE  SERVICE        TARGET  ANSWERED  ABANDONED     ASA    AHT  DATA
                                        now     now    busy   15 min    today                   today      today  15 min  today   age
                billing     QUIET         0       –       0        –        –             –         –          –       –      –   2 s
                sales       OK            1    0:04       9   94.8 %   90.0 %  80 % in 20 s    96.0 %      2.0 %    0:18   5:13   2 s
                support     WATCH         3    0:42       9   86.0 %   85.0 %  80 % in 20 s    94.0 %      5.0 %    0:18   5:13   2 s
                technical   BREACH       12   12:05       9   31.2 %   55.7 %  80 % in 20 s    78.0 %     18.3 %    0:18   5:13   2 s
                all queues  BREACH       16   12:05      27   73.4 %   81.5 %  80 % in 20 s    92.0 %      6.1 %    0:18   5:13   2 s
                """);
    }

    @Test
    void shouldKeepWhatMattersAt80() {
        assertThat(frame(Boards.afternoon(), Boards.NOW, 80, 24))
                .isEqualTo(
                        """
                Queuewatch  Mon 2 Mar 14:05:12

                VOICE       STATE   WAITING  OLDEST  AGENTS  SERVICE  SERVICE  ABANDONED  DATA
                                        now     now    busy   15 min    today      today   age
                billing     QUIET         0       –       0        –        –          –   2 s
                sales       OK            1    0:04       9   94.8 %   90.0 %      2.0 %   2 s
                support     WATCH         3    0:42       9   86.0 %   85.0 %      5.0 %   2 s
                technical   BREACH       12   12:05       9   31.2 %   55.7 %     18.3 %   2 s
                all queues  BREACH       16   12:05      27   73.4 %   81.5 %      6.1 %   2 s
                """);
    }

    @Test
    void shouldSayThatTheDataAreDead() {
        assertThat(frame(Boards.afternoon(), Boards.NOW.plusSeconds(300), 80, 24))
                .isEqualTo(
                        """
                Queuewatch  Mon 2 Mar 14:10:12
                NO NEW DATA FOR 5 min: this is how it was at Mon 2 Mar 14:05:10

                VOICE       STATE  WAITING  OLDEST  AGENTS  SERVICE  SERVICE  ABANDONED   DATA
                                       now     now    busy   15 min    today      today    age
                billing     STALE        0       –       0        –        –          –  5 min
                sales       STALE        1    0:04       9   94.8 %   90.0 %      2.0 %  5 min
                support     STALE        3    0:42       9   86.0 %   85.0 %      5.0 %  5 min
                technical   STALE       12   12:05       9   31.2 %   55.7 %     18.3 %  5 min
                all queues  STALE       16   12:05      27   73.4 %   81.5 %      6.1 %  5 min
                """);
    }

    @Test
    void shouldShowOfEachChannelWhatAppliesToIt() {
        assertThat(frame(Boards.channels(), Boards.NOW, 200, 50))
                .isEqualTo(
                        """
                Queuewatch  Mon 2 Mar 14:05:12

                VOICE       STATE   WAITING  OLDEST  AGENTS  AGENTS   AGENTS  AGENTS  CALLBACKS  CALLBACKS  SERVICE  SERVICE        TARGET  ANSWERED  ABANDONED     ASA    ASA    AHT  OFFERED  DATA
                                        now     now    busy    free  wrap-up    away    waiting    overdue   15 min    today                   today      today  15 min  today  today    today   age
                billing     QUIET         0       –       0       –        –       –          0          –        –        –             –         –          –       –      –      –        0   2 s
                sales       OK            1    0:04       9       2        –       –          1          0   94.8 %   90.0 %  80 % in 20 s    96.0 %      2.0 %    0:18   0:18   5:13    1,820   2 s
                support     WATCH         3    0:42       9       2        –       –          1          0   86.0 %   85.0 %  80 % in 20 s    94.0 %      5.0 %    0:18   0:18   5:13    1,500   2 s
                technical   BREACH       12   12:05       9       2        –       –          1          0   31.2 %   55.7 %  80 % in 20 s    78.0 %     18.3 %    0:18   0:18   5:13      890   2 s
                all queues  BREACH       16   12:05      27       –        –       –          3          0   73.4 %   81.5 %  80 % in 20 s    92.0 %      6.1 %    0:18   0:18   5:13    4,210   2 s

                CHAT        STATE  WAITING  OLDEST  CHATS  AGENTS  AGENTS   AGENTS  AGENTS  SERVICE  SERVICE        TARGET  ABANDONED  RESPONSE  RESPONSE  IN TIME    ASA    AHT  EFFORT  OFFERED  DATA
                                       now     now    now    busy    free  wrap-up    away   15 min    today                    today    15 min     today    today  today  today   today    today   age
                help        OK           1    0:12      9       –       –        –       –   97.0 %   97.0 %  95 % in 60 s          –      0:34      0:34   91.0 %   0:21  10:12    4:15      320   2 s
                all queues  OK           1    0:12      9       –       –        –       –   97.0 %   97.0 %  95 % in 60 s          –      0:34      0:34   91.0 %   0:21  10:12    4:15      320   2 s

                EMAIL       STATE  WAITING   OLDEST  BACKLOG  BACKLOG  AGENTS  AGENTS   AGENTS  AGENTS  SERVICE  SERVICE       TARGET  ANSWERED    FIRST  RESPONSE  IN TIME  PROMISED    AHT  OFFERED  DATA
                                       now      now      now      age    busy    free  wrap-up    away      1 h    today                  today    today     today    today            today    today   age
                claims      WATCH       37  8:03:20       52      2 d       –       –        –       –        –        –  95 % in 8 h    99.0 %  4:18:00   4:42:00   88.0 %       8 h      –      410   2 s
                all queues  WATCH       37  8:03:20       52      2 d       –       –        –       –        –        –  95 % in 8 h    99.0 %  4:18:00   4:42:00   88.0 %       8 h      –      410   2 s
                """);
    }

    @Test
    void shouldGiveRoomToAllChannelsWhereTheScreenIsLow() {
        assertThat(frame(Boards.channels(), Boards.NOW, 80, 20))
                .isEqualTo(
                        """
                Queuewatch  Mon 2 Mar 14:05:12

                VOICE       STATE   WAITING  OLDEST  AGENTS  SERVICE  SERVICE  ABANDONED  DATA
                                        now     now    busy   15 min    today      today   age
                technical   BREACH       12   12:05       9   31.2 %   55.7 %     18.3 %   2 s
                all queues  BREACH       16   12:05      27   73.4 %   81.5 %      6.1 %   2 s
                and 3 more, none of them in a worse state

                CHAT        STATE  WAITING  OLDEST  AGENTS  SERVICE  SERVICE  RESPONSE  DATA
                                       now     now    busy   15 min    today    15 min   age
                help        OK           1    0:12       –   97.0 %   97.0 %      0:34   2 s
                all queues  OK           1    0:12       –   97.0 %   97.0 %      0:34   2 s

                EMAIL       STATE  WAITING   OLDEST  BACKLOG  AGENTS  SERVICE  SERVICE  DATA
                                       now      now      now    busy      1 h    today   age
                claims      WATCH       37  8:03:20       52       –        –        –   2 s
                all queues  WATCH       37  8:03:20       52       –        –        –   2 s
                """);
    }

    @Test
    void shouldShowTheWorstQueuesWhereTheScreenIsLow() {
        assertThat(frame(Boards.afternoon(), Boards.NOW, 80, 9))
                .isEqualTo(
                        """
                Queuewatch  Mon 2 Mar 14:05:12

                VOICE       STATE   WAITING  OLDEST  AGENTS  SERVICE  SERVICE  ABANDONED  DATA
                                        now     now    busy   15 min    today      today   age
                technical   BREACH       12   12:05       9   31.2 %   55.7 %     18.3 %   2 s
                support     WATCH         3    0:42       9   86.0 %   85.0 %      5.0 %   2 s
                all queues  BREACH       16   12:05      27   73.4 %   81.5 %      6.1 %   2 s
                and 2 more, none of them in a worse state
                """);
    }

    @Test
    void shouldSayThatThereIsNothing() {
        assertThat(frame(new Snapshot(List.of()), Boards.NOW, 100, 24))
                .isEqualTo(
                        """
                Queuewatch  Mon 2 Mar 14:05:12

                No figures of the last 24 hours: is the pipeline running?
                """);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 60, 80, 97, 120, 141, 200, 400})
    void shouldNeverBeWiderThanTheTerminal(int width) {
        List<AttributedString> lines =
                view.lines(Boards.afternoon(), Boards.NOW.plusSeconds(99), width, 24);
        assertThat(lines).allMatch(line -> line.columnLength() <= width);
    }
}
