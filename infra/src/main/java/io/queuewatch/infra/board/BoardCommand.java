package io.queuewatch.infra.board;

import io.queuewatch.infra.influxql.InfluxOptions;
import io.queuewatch.infra.options.ChannelConverter;
import io.queuewatch.infra.options.DurationConverter;
import io.queuewatch.pipeline.contact.Channel;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code queuewatch board}: the wallboard in this terminal. */
@Command(
        name = "board",
        footer = {
            "  queuewatch board                                   the demo's wallboard, or any on this machine",
            "  queuewatch board --influx-url http://10.0.0.5:8086 another InfluxDB",
            "  queuewatch board --once --width 120                one frame, for a script",
            "  queuewatch board --channel email,social            two channels",
            "  queuewatch board --figures                         every figure there is, by its name"
        },
        description = {
            "Shows the wallboard, refreshed in place; q or Ctrl-C leaves it.",
            "BREACH: the last 15 minutes (email, social: the last hour) are below the service level wanted. WATCH: somebody waits"
                    + " beyond the target now, or the day is below it. QUIET: nothing happens. STALE: the"
                    + " figures are old. Without a terminal it prints plain frames.",
            "Credentials, where InfluxDB wants them: QUEUEWATCH_INFLUX_USER and"
                    + " QUEUEWATCH_INFLUX_PASSWORD_FILE, or QUEUEWATCH_INFLUX_TOKEN_FILE, in the"
                    + " environment. NO_COLOR is respected."
        })
public final class BoardCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private InfluxOptions influx = new InfluxOptions();

    @Option(
            names = "--channel",
            paramLabel = "CHANNEL",
            split = ",",
            converter = ChannelConverter.class,
            defaultValue = "voice,chat,email,social",
            description = "Channels to show. Default: ${DEFAULT-VALUE}.")
    private List<Channel> channels = List.of();

    @Option(
            names = "--interval",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            defaultValue = "2s",
            description = "Time between two frames. Default: ${DEFAULT-VALUE}.")
    private Duration interval;

    @Option(
            names = "--stale-after",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            defaultValue = "30s",
            description = "Age beyond which figures are stale. Default: ${DEFAULT-VALUE}.")
    private Duration staleAfter;

    @Option(names = "--once", description = "Print one frame plainly and end.")
    private boolean once;

    @Option(
            names = "--width",
            description =
                    "Characters in a line of --once and --figures. Default: ${DEFAULT-VALUE}.")
    private int width = Board.PLAIN_WIDTH;

    @Option(names = "--json", description = "Print the figures once, as JSON, and end.")
    private boolean json;

    @Option(
            names = "--figures",
            description =
                    "Print every figure of now and of today once, a column for each queue and team,"
                            + " and end; with --json as JSON.")
    private boolean figures;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (figures) {
            print(
                    new SheetReader(influx.query(), influx.database(), channels, Clock.systemUTC())
                            .read(),
                    out);
        } else if (json) {
            out.println(board().json());
            out.flush();
        } else if (once) {
            board().print(out, width);
        } else {
            board().show(out, interval, wantsColour(), new CountDownLatch(1));
        }
        return 0;
    }

    private void print(List<Sheet> sheets, PrintWriter out) {
        if (json) {
            out.println(SheetText.json(sheets));
        } else {
            for (Sheet sheet : sheets) {
                SheetText.lines(sheet, width).forEach(out::println);
                out.println();
            }
        }
        out.flush();
    }

    /** Whether colours are wanted; see no-color.org. */
    public static boolean wantsColour() {
        String noColour = System.getenv("NO_COLOR");
        return noColour == null || noColour.isEmpty();
    }

    private Board board() {
        Clock clock = Clock.systemUTC();
        return new Board(
                new BoardReader(influx.query(), influx.database(), channels, clock),
                clock,
                ZoneId.systemDefault(),
                staleAfter,
                List::of);
    }
}
