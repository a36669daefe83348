package io.queuewatch.pipeline.influx;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;

/** Everything that is logged while it is open, whatever the level. */
public final class LogLines extends AbstractAppender implements AutoCloseable {

    private static final String OURS = "io.queuewatch";

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
    private final Level before = context.getRootLogger().getLevel();
    private final Level ours = context.getLogger(OURS).getLevel();

    public LogLines() {
        super("LogLines", null, null, true, Property.EMPTY_ARRAY);
        start();
        context.getRootLogger().addAppender(this);
        Configurator.setRootLevel(Level.ALL);
        Configurator.setLevel(OURS, Level.ALL);
    }

    @Override
    public void append(LogEvent event) {
        lines.add(event.getLevel() + " " + event.getMessage().getFormattedMessage());
    }

    public List<String> all() {
        return lines;
    }

    public List<String> of(Level level) {
        return lines.stream().filter(l -> l.startsWith(level + " ")).toList();
    }

    @Override
    public void close() {
        context.getRootLogger().removeAppender(this);
        Configurator.setRootLevel(before);
        Configurator.setLevel(OURS, ours);
    }
}
