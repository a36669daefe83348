package io.queuewatch.infra.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.queuewatch.infra.kafka.EventWriter;
import io.queuewatch.infra.kafka.KafkaOptions;
import io.queuewatch.infra.kafka.KafkaUnavailableException;
import io.queuewatch.infra.kafka.TopicAdmin;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What all imports of files have in common: options, the way into Kafka, the summary. */
final class ImportRun {

    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to read, gzipped or not.")
    private List<Path> files = List.of();

    @Mixin private KafkaOptions kafka = new KafkaOptions();

    @Option(names = "--dry-run", description = "Read and count; write no event.")
    private boolean dryRun;

    @Option(
            names = "--marks",
            description = {
                "Write time marks with the events, and an end after them. Only for topics of"
                        + " their own: beside a timekeeper marks of the past say nothing, and the"
                        + " end stops the jobs."
            })
    private boolean marks;

    @Option(
            names = "--rejects",
            paramLabel = "DIR",
            defaultValue = ".",
            description =
                    "Where rows that cannot be read are kept, in FILE.rejected.csv."
                            + " Default: the current directory.")
    private Path rejects = Path.of(".");

    @Option(
            names = "--queues",
            paramLabel = "FILE",
            description =
                    "Names of queues that the files know by ids, a YAML file of id: name."
                            + " Default: the ids.")
    private Path queues;

    @Option(names = "--json", description = "The summary as JSON on standard output.")
    private boolean json;

    /**
     * Imports the files.
     *
     * @param format how they are written, given the key that hashes customers
     * @return the exit code: 1 where no row could be read
     */
    int run(Function<Optional<CustomerKey>, Format> format) {
        PrintWriter err = spec.commandLine().getErr();
        try (EventSorter sorter = new EventSorter();
                Rejects aside = new Rejects(rejects, err::println)) {
            ImportSummary summary = read(format.apply(customers(err)), aside, sorter);
            if (!dryRun) {
                write(sorter);
            }
            print(summary, aside);
            return summary.rows() > 0 && summary.rows() == summary.allRejected() ? 1 : 0;
        } catch (ImportException | KafkaUnavailableException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private static Optional<CustomerKey> customers(PrintWriter err) {
        Optional<CustomerKey> key = CustomerKey.from(System.getenv());
        if (key.isEmpty()) {
            err.println(CustomerKey.ABSENT);
        }
        return key;
    }

    private ImportSummary read(Format format, Rejects aside, EventSorter sorter) {
        try (Progress progress = Progress.of("read", bytes(), " MB", 1 << 20)) {
            return new FileImport(format, aside, QueueNames.load(Optional.ofNullable(queues)))
                    .read(files, sorter::add, progress);
        }
    }

    private void write(EventSorter sorter) {
        try (TopicAdmin admin = new TopicAdmin(kafka.bootstrapServers())) {
            admin.createInputs(kafka.topics());
        }
        try (EventWriter writer =
                        new EventWriter(kafka.bootstrapServers(), kafka.topics(), "import");
                Progress progress = Progress.of("send", sorter.size(), " events", 1)) {
            if (marks) {
                EventImport.withMarks(writer, sorter.sorted(), progress);
            } else {
                EventImport.withoutMarks(writer, sorter.sorted(), progress);
            }
        }
    }

    private void print(ImportSummary summary, Rejects aside) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            try {
                out.println(JSON.writeValueAsString(summary));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return;
        }
        line(out, "rows", summary.rows());
        line(out, "  converted", summary.converted());
        lines(out, "  skipped", summary.skipped());
        lines(out, "  rejected", summary.rejected());
        line(out, "events" + (dryRun ? ", not sent" : " sent"), summary.allEvents());
        lines(out, " ", summary.events());
        if (summary.from() != null) {
            out.printf("from %s to %s%n", summary.from(), summary.to());
        }
        aside.files().forEach(file -> out.println("rejected rows are in " + file));
    }

    private static void lines(PrintWriter out, String what, Map<String, Long> counts) {
        counts.forEach((name, count) -> line(out, what + " " + name, count));
    }

    /** A count among those of a summary. */
    static void line(PrintWriter out, String what, long count) {
        out.printf("%-50s %,12d%n", what, count);
    }

    private long bytes() {
        return files.stream().mapToLong(ImportRun::bytes).sum();
    }

    private static long bytes(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new ImportException("there is no file " + file, e);
        }
    }
}
