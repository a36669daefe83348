package io.queuewatch.infra.board;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;

/** A board in a terminal's alternate screen, refreshed in place; leaves the terminal as it was. */
final class BoardScreen {
    private static final long KEYS_READ_EVERY_MS = 100;
    private static final int CTRL_C = 3;
    private static final Size USUAL = new Size(80, 24);

    private final Board board;
    private final Duration interval;
    private final boolean colour;
    private final CountDownLatch left = new CountDownLatch(1);

    BoardScreen(Board board, Duration interval, boolean colour) {
        this.board = board;
        this.interval = interval;
        this.colour = colour;
    }

    /**
     * Shows the board until it is left.
     *
     * @return false, having shown nothing, where standard output is no terminal that can do this
     */
    boolean show(CountDownLatch stop) throws InterruptedException {
        try (Terminal terminal = open()) {
            if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
                return false;
            }
            show(terminal, stop);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("The terminal cannot be written to", e);
        }
    }

    private static Terminal open() throws IOException {
        return TerminalBuilder.builder()
                .system(true)
                .systemOutput(TerminalBuilder.SystemOutput.SysOut)
                .dumb(true)
                .build();
    }

    private void show(Terminal terminal, CountDownLatch stop)
            throws IOException, InterruptedException {
        Attributes before = terminal.enterRawMode();
        Runnable restore = once(() -> leave(terminal, before));
        // A signal other than Ctrl-C ends the process without passing here again.
        Thread atExit = new Thread(restore, "board-restore");
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            terminal.handle(Signal.INT, signal -> left.countDown());
            terminal.puts(Capability.enter_ca_mode);
            terminal.puts(Capability.cursor_invisible);
            refresh(terminal, stop);
        } finally {
            restore.run();
            forget(atExit);
        }
    }

    private void refresh(Terminal terminal, CountDownLatch stop)
            throws IOException, InterruptedException {
        Display display = new Display(terminal, true);
        Size drawn = null;
        while (!ended(stop)) {
            Size size = size(terminal);
            if (!size.equals(drawn)) {
                display.resize(size.getRows(), size.getColumns());
                display.clear();
                drawn = size;
            }
            display.update(frame(size), 0);
            terminal.flush();
            waitForKeys(terminal, size, stop);
        }
    }

    private List<AttributedString> frame(Size size) {
        List<AttributedString> lines = board.frame(size.getColumns(), size.getRows());
        List<AttributedString> shown = lines.subList(0, Math.min(lines.size(), size.getRows()));
        return colour
                ? shown
                : shown.stream().map(line -> new AttributedString(line.toString())).toList();
    }

    /** Until the next frame is due, the window has another size, or the board is left. */
    private void waitForKeys(Terminal terminal, Size size, CountDownLatch stop)
            throws IOException, InterruptedException {
        long due = System.nanoTime() + interval.toNanos();
        while (!ended(stop) && System.nanoTime() < due && size(terminal).equals(size)) {
            int key = terminal.reader().read(KEYS_READ_EVERY_MS);
            if (key == 'q' || key == CTRL_C) {
                left.countDown();
            }
            // -1: no keys can come any more; the next frame is waited for all the same.
            if (key == -1) {
                left.await(KEYS_READ_EVERY_MS, TimeUnit.MILLISECONDS);
            }
        }
    }

    private boolean ended(CountDownLatch stop) {
        return left.getCount() == 0 || stop.getCount() == 0;
    }

    private static Size size(Terminal terminal) {
        Size size = terminal.getSize();
        return size.getColumns() > 0 && size.getRows() > 0 ? size : USUAL;
    }

    private static void leave(Terminal terminal, Attributes before) {
        terminal.puts(Capability.cursor_visible);
        terminal.puts(Capability.exit_ca_mode);
        terminal.setAttributes(before);
        terminal.flush();
    }

    private static Runnable once(Runnable action) {
        AtomicBoolean done = new AtomicBoolean();
        return () -> {
            if (done.compareAndSet(false, true)) {
                action.run();
            }
        };
    }

    private static void forget(Thread atExit) {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The process is ending: the hook has run or finds that nothing is left to do.
        }
    }
}
