package io.queuewatch.infra.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.queuewatch.pipeline.config.ServiceLevelFormula;
import io.queuewatch.pipeline.config.Target;
import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.kpi.Derived;
import io.queuewatch.pipeline.kpi.Measure;
import io.queuewatch.pipeline.kpi.Percentiles;
import io.queuewatch.pipeline.kpi.ServiceLevel;
import io.queuewatch.schemas.KpiSummary;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;

/** The numbers of one queue over a whole replay, in the cohort view. */
final class Total {

    /** What rows hold. */
    static final List<Measure> ADDITIVE =
            Arrays.stream(Measure.values()).filter(measure -> measure != Measure.TRACKED).toList();

    /** Fields of a row that say nothing of a whole replay. */
    private static final Set<String> OF_ROWS =
            Set.of(
                    "view",
                    "interval",
                    "channel",
                    "queue",
                    "start",
                    "as_of",
                    "wait_buckets",
                    "handle_buckets",
                    "response_buckets");

    private final String channel;
    private final String queue;
    private final Target target;
    private final Map<Measure, Long> sums = new EnumMap<>(Measure.class);
    private final Percentiles waits = new Percentiles();
    private final Percentiles handles = new Percentiles();
    private final Percentiles responses = new Percentiles();
    private long waiting;
    private Long longestWait;
    private Long mostWaiting;

    Total(String channel, String queue, Target target) {
        this.channel = channel;
        this.queue = queue;
        this.target = target;
    }

    String channel() {
        return channel;
    }

    String queue() {
        return queue;
    }

    void add(Measure measure, long value) {
        sums.merge(measure, value, Long::sum);
    }

    void addWaiting(long more) {
        waiting += more;
    }

    void longestWait(long millis) {
        longestWait = longestWait == null ? millis : Math.max(longestWait, millis);
    }

    void mostWaiting(long visits) {
        mostWaiting = mostWaiting == null ? visits : Math.max(mostWaiting, visits);
    }

    Percentiles waits() {
        return waits;
    }

    Percentiles handles() {
        return handles;
    }

    Percentiles responses() {
        return responses;
    }

    long count(Measure measure) {
        return sums.getOrDefault(measure, 0L);
    }

    /** Rates, means and percentiles of the whole replay. */
    KpiSummary summary() {
        KpiSummary summary = new KpiSummary();
        Derived.fill(summary, this::count, Channel.of(channel), target);
        summary.setWaitP50Ms(waits.at(50));
        summary.setWaitP90Ms(waits.at(90));
        summary.setWaitP95Ms(waits.at(95));
        summary.setWaitMaxMs(longestWait);
        summary.setWaitingMax(mostWaiting);
        summary.setHandleP50Ms(handles.at(50));
        summary.setHandleP90Ms(handles.at(90));
        summary.setHandleP95Ms(handles.at(95));
        summary.setResponseP50Ms(responses.at(50));
        summary.setResponseP90Ms(responses.at(90));
        summary.setResponseP95Ms(responses.at(95));
        return summary;
    }

    /**
     * The fields of kpi and of kpi_summary, and all service levels by the name of their formula.
     */
    ObjectNode json(ObjectMapper mapper) {
        ObjectNode json = mapper.createObjectNode();
        json.put("channel", channel).put("queue", queue).put("view", "cohort");
        for (Measure measure : ADDITIVE) {
            json.put(measure.field(), count(measure));
        }
        json.put("waiting", waiting);
        KpiSummary summary = summary();
        for (Schema.Field field : KpiSummary.getClassSchema().getFields()) {
            if (!OF_ROWS.contains(field.name()) && !json.has(field.name())) {
                json.set(field.name(), mapper.valueToTree(summary.get(field.pos())));
            }
        }
        ObjectNode levels = json.putObject("service_levels");
        for (ServiceLevelFormula formula : ServiceLevelFormula.values()) {
            ServiceLevel level = ServiceLevel.of(formula, this::count);
            levels.put(
                    formula.label(),
                    level.rate().isPresent() ? Double.valueOf(level.rate().getAsDouble()) : null);
        }
        return json;
    }
}
