package io.queuewatch.infra.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.queuewatch.infra.failure.KnownFailure;
import io.queuewatch.infra.imports.CustomerKey;
import io.queuewatch.infra.imports.EventImport;
import io.queuewatch.infra.imports.EventSorter;
import io.queuewatch.infra.imports.FileFormat;
import io.queuewatch.infra.imports.FileImport;
import io.queuewatch.infra.imports.Format;
import io.queuewatch.infra.imports.ImportSummary;
import io.queuewatch.infra.imports.Progress;
import io.queuewatch.infra.imports.QueueNames;
import io.queuewatch.infra.imports.Rejects;
import io.queuewatch.infra.influxql.InfluxCredentials;
import io.queuewatch.infra.influxql.InfluxQuery;
import io.queuewatch.infra.jobs.LocalJobs;
import io.queuewatch.infra.kafka.EventWriter;
import io.queuewatch.infra.kafka.TopicAdmin;
import io.queuewatch.infra.local.InfluxDatabases;
import io.queuewatch.infra.local.LocalStack;
import io.queuewatch.infra.local.Port;
import io.queuewatch.infra.local.WorkDirectory;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.Topics;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code queuewatch replay}: history in, totals out. */
@Command(
        name = "replay",
        description = {
            "Plays an export through the pipeline and prints the totals per channel and queue.",
            "",
            "Starts Kafka and Flink in this process and InfluxDB beside it, imports the files into"
                    + " fresh topics with their own time, waits until every row is in InfluxDB, and"
                    + " reads the totals back from there."
        },
        footer = {
            "  queuewatch replay calls.txt.gz --mapping mapping.yaml --targets targets.yaml",
            "  queuewatch replay calls.txt --mapping mapping.yaml --json > totals.json",
            "  queuewatch replay ctr.json.gz --format connect --targets targets.yaml",
            "  queuewatch replay calls.txt --mapping mapping.yaml --stay   look at it in Grafana",
            "What a mapping is: queuewatch import csv --help"
        })
public final class ReplayCommand implements Callable<Integer> {

    private static final int PARTITIONS = 2;
    private static final Duration CHECKPOINTS = Duration.ofSeconds(1);
    private static final Map<String, String> ENVIRONMENT = System.getenv();
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss");

    @Spec private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to read, gzipped or not.")
    private List<Path> files = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "csv",
            description =
                    "What the files are: csv, asterisk, connect, genesys or zendesk."
                            + " Default: ${DEFAULT-VALUE}.")
    private String format = "csv";

    @Option(
            names = "--mapping",
            paramLabel = "MAP",
            description = "How rows of csv become events, a YAML file.")
    private Path mapping;

    @Option(
            names = "--queues",
            paramLabel = "FILE",
            description =
                    "Names of queues that the files know by ids, a YAML file of id: name."
                            + " Default: the ids.")
    private Path queues;

    @Option(
            names = "--targets",
            paramLabel = "FILE",
            description =
                    "Targets of the queues, a YAML file. Default: the published ones of each"
                            + " channel.")
    private Path targets;

    @Option(names = "--json", description = "The totals as JSON on standard output.")
    private boolean json;

    @Option(
            names = "--influx-url",
            paramLabel = "URL",
            description = "An InfluxDB that runs already; none is started.")
    private URI influxUrl;

    @Option(
            names = "--database",
            paramLabel = "NAME",
            description = "A database for this replay. Default: replay_ and the time.")
    private String database;

    @Option(
            names = "--rejects",
            paramLabel = "DIR",
            defaultValue = ".",
            description =
                    "Where rows that cannot be read are kept, in FILE.rejected.csv."
                            + " Default: the current directory.")
    private Path rejects = Path.of(".");

    @Option(
            names = "--no-charts",
            description = "Make no control charts, which saves the time to read all rows again.")
    private boolean noCharts;

    @Option(
            names = "--stay",
            description = "Leave everything running when done, until Ctrl-C, and say where it is.")
    private boolean stay;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Port of Kafka. Default: any that is free, here and below.")
    private int kafkaPort;

    @Option(
            names = "--influx-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Port of InfluxDB.")
    private int influxPort;

    @Option(
            names = "--flink-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Port of Flink's web UI.")
    private int flinkPort;

    @Override
    public Integer call() throws InterruptedException {
        Function<Optional<CustomerKey>, Format> reader =
                FileFormat.of(format).reader(Optional.ofNullable(mapping));
        Targets promised = targets == null ? Targets.defaults() : Targets.load(targets);
        for (Path file : files) {
            if (!Files.isReadable(file)) {
                throw new KnownFailure("there is no file " + file, "the path of an export");
            }
        }
        InfluxCredentials credentials = InfluxCredentials.of(ENVIRONMENT);
        String stamp = LocalDateTime.now(ZoneOffset.UTC).format(STAMP);
        String into = database == null ? "replay_" + stamp : database;
        Path work = WorkDirectory.given(spec).resolve("replay");
        try (EventSorter sorter = new EventSorter();
                WorkDirectory directory = WorkDirectory.open(work)) {
            if (!read(reader, sorter)) {
                return 1;
            }
            try (LocalStack stack = LocalStack.start(settings(directory), this::tell)) {
                new InfluxDatabases(stack.influx(), credentials.authorization())
                        .provisionForHistory(into);
                play(stack, new Topics("replay-" + stamp + "-"), sorter, promised, into);
                InfluxQuery influx = new InfluxQuery(stack.influx(), credentials);
                print(new Totals(influx, into, promised).read());
                if (stay) {
                    tell(
                            "InfluxDB %s, database %s; Flink %s; Ctrl-C stops all of it"
                                    .formatted(stack.influx(), into, stack.flink().url()));
                    new CountDownLatch(1).await();
                }
            }
            return 0;
        }
    }

    private boolean read(Function<Optional<CustomerKey>, Format> reader, EventSorter sorter) {
        Optional<CustomerKey> key = CustomerKey.from(ENVIRONMENT);
        if (key.isEmpty()) {
            tell(CustomerKey.ABSENT);
        }
        try (Rejects aside = new Rejects(rejects, this::tell);
                Progress progress = Progress.of("read", bytes(), " MB", 1 << 20)) {
            ImportSummary summary =
                    new FileImport(
                                    reader.apply(key),
                                    aside,
                                    QueueNames.load(Optional.ofNullable(queues)))
                            .read(files, sorter::add, progress);
            tell(
                    "%,d rows read: %,d converted, %s skipped, %,d rejected; %,d events"
                            .formatted(
                                    summary.rows(),
                                    summary.converted(),
                                    summary.skipped(),
                                    summary.allRejected(),
                                    summary.allEvents()));
            aside.files().forEach(file -> tell("rejected rows are in " + file));
            if (summary.allEvents() == 0) {
                tell(
                        "queuewatch: nothing became an event; is this the format, or the mapping,"
                                + " of this file?");
                return false;
            }
            return true;
        }
    }

    private void play(
            LocalStack stack, Topics topics, EventSorter sorter, Targets promised, String into) {
        String kafka = stack.broker().bootstrapServers();
        try (TopicAdmin admin = new TopicAdmin(kafka)) {
            admin.create(topics, PARTITIONS, 1);
        }
        try (EventWriter writer = new EventWriter(kafka, topics, "replay");
                Progress progress = Progress.of("send", sorter.size(), " events", 1)) {
            EventImport.withMarks(writer, sorter.sorted(), progress);
        }
        LocalJobs jobs = new LocalJobs(stack.flink(), kafka, topics);
        Replay replay =
                new Replay(
                        jobs,
                        promised,
                        LocalJobs.influxSettings(ENVIRONMENT, stack.influx(), into));
        try (LagReport lag =
                new LagReport(kafka, jobs.contactCenterGroup(), topics.inputs(), "compute")) {
            replay.compute(lag);
        }
        if (!noCharts) {
            try (LagReport lag =
                    new LagReport(
                            kafka,
                            jobs.driftGroup(),
                            List.of(topics.kpis(), topics.now()),
                            "chart")) {
                replay.chart(lag);
            }
        }
        try (LagReport lag =
                new LagReport(
                        kafka,
                        jobs.influxGroup(),
                        List.of(topics.kpis(), topics.now(), topics.sla(), topics.charts()),
                        "write")) {
            replay.deliver(lag);
        }
        tell("all of it is in InfluxDB");
    }

    private void print(List<Total> totals) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectMapper mapper = new ObjectMapper();
            ArrayNode array = mapper.createArrayNode();
            totals.forEach(total -> array.add(total.json(mapper)));
            try {
                out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(array));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        } else {
            out.print(TotalsTable.of(totals));
        }
        out.flush();
    }

    private LocalStack.Settings settings(WorkDirectory directory) {
        return LocalStack.Settings.in(directory.path())
                .withKafka(new Port(kafkaPort, "--kafka-port"))
                .withInflux(new Port(influxPort, "--influx-port"))
                .withInflux(influxUrl)
                .withFlink(new Port(flinkPort, "--flink-port"))
                .withParallelism(PARTITIONS)
                .withCheckpoints(CHECKPOINTS);
    }

    private long bytes() {
        return files.stream().mapToLong(file -> file.toFile().length()).sum();
    }

    private void tell(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }
}
