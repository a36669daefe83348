package io.queuewatch.infra.board;

import io.queuewatch.infra.influxql.InfluxQueryException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jline.utils.AttributedString;

/**
 * The wallboard: reads the figures again and again and lays out a frame for whatever shows it.
 * While InfluxDB does not answer, the frame says so, and the last figures grow old in it.
 */
public final class Board {
    private static final int UNLIMITED = Integer.MAX_VALUE;

    private final BoardReader reader;
    private final Clock clock;
    private final BoardView view;
    private final BoardJson json;
    private final Supplier<List<String>> footer;
    private Snapshot last;

    /**
     * A board.
     *
     * @param reader of the figures
     * @param clock the present
     * @param zone of the times shown
     * @param staleAfter age beyond which data are stale
     * @param footer tells the lines below the figures, for each frame anew
     */
    public Board(
            BoardReader reader,
            Clock clock,
            ZoneId zone,
            Duration staleAfter,
            Supplier<List<String>> footer) {
        this.reader = reader;
        this.clock = clock;
        this.footer = footer;
        view = new BoardView(zone, staleAfter);
        json = new BoardJson(staleAfter);
    }

    /**
     * The figures as a JSON array.
     *
     * @throws InfluxQueryException where they cannot be read
     */
    public String json() {
        return json.write(reader.read(), clock.instant());
    }

    /**
     * Prints one frame plainly.
     *
     * @param out where to
     * @param width in characters
     * @throws InfluxQueryException where the figures cannot be read
     */
    public void print(PrintWriter out, int width) {
        write(out, view.lines(reader.read(), clock.instant(), width, UNLIMITED));
    }

    /**
     * Shows the board in this process's terminal, in place, until q or Ctrl-C is pressed there or
     * stop is counted down; prints plain frames instead where there is no terminal.
     *
     * @param out for plain frames
     * @param interval between two frames
     * @param colour whether to use any
     * @param stop ends it when counted down
     * @throws InterruptedException when the thread is told to stop
     */
    public void show(PrintWriter out, Duration interval, boolean colour, CountDownLatch stop)
            throws InterruptedException {
        if (new BoardScreen(this, interval, colour).show(stop)) {
            return;
        }
        do {
            write(out, frame(PLAIN_WIDTH, UNLIMITED));
            out.println();
        } while (!stop.await(interval.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Width of plain frames where no terminal says otherwise. */
    public static final int PLAIN_WIDTH = 160;

    /** A frame of the newest figures, or of the last ones and why there are no newer. */
    List<AttributedString> frame(int width, int height) {
        List<AttributedString> lines = new ArrayList<>();
        String trouble = refresh();
        Instant now = clock.instant();
        List<String> below = footer.get();
        if (last != null) {
            lines.addAll(view.lines(last, now, width, height - below.size()));
        }
        lines.add(AttributedString.EMPTY);
        if (trouble != null) {
            lines.addAll(new AttributedString(trouble).columnSplitLength(width));
        }
        below.forEach(line -> lines.add(new AttributedString(line)));
        return lines.stream().map(line -> line.columnSubSequence(0, width)).toList();
    }

    private String refresh() {
        try {
            last = reader.read();
            return null;
        } catch (InfluxQueryException e) {
            return e.getMessage();
        }
    }

    private static void write(PrintWriter out, List<AttributedString> lines) {
        lines.forEach(out::println);
        out.flush();
    }
}
