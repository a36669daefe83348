package io.queuewatch.infra;

import io.queuewatch.infra.board.Board;
import io.queuewatch.infra.board.BoardCommand;
import io.queuewatch.infra.board.BoardReader;
import io.queuewatch.infra.influxql.InfluxCredentials;
import io.queuewatch.infra.influxql.InfluxQuery;
import io.queuewatch.infra.jobs.LocalJobs;
import io.queuewatch.infra.kafka.TopicAdmin;
import io.queuewatch.infra.local.GrafanaServer;
import io.queuewatch.infra.local.InfluxDatabases;
import io.queuewatch.infra.local.LocalStack;
import io.queuewatch.infra.local.Port;
import io.queuewatch.infra.local.WorkDirectory;
import io.queuewatch.infra.notify.NotificationReceiver;
import io.queuewatch.infra.options.DurationConverter;
import io.queuewatch.infra.simulator.CentreOptions;
import io.queuewatch.infra.simulator.Play;
import io.queuewatch.infra.simulator.PromiseOptions;
import io.queuewatch.infra.simulator.model.CentreModel;
import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.contact.Channel;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Everything on this machine: a simulated call centre and its wallboard. */
@Command(
        name = "demo",
        description = {
            "Plays a call centre on this machine and shows its wallboard in the terminal.",
            "",
            "Starts Kafka and Flink in this process, InfluxDB (the one at --influx-url; else"
                    + " influxd on the path; else Debian's package, unpacked without root; else"
                    + " Docker), Alertmanager (likewise) and, if there is one on the path, in"
                    + " GRAFANA_HOME or in Docker, Grafana. Ctrl-C stops all of it.",
            "Nobody is really told of alerts: what would have arrived at pager, chat and mail is"
                    + " shown below the wallboard, and kept in notifications.txt in the directory of"
                    + " the demo."
        },
        footer = {
            "  queuewatch demo                         real time, after hours of history",
            "  queuewatch demo --speed 60              a minute in a second",
            "  queuewatch demo --seed 7 --history 24h  another day, the whole of it",
            "  queuewatch demo --incident 'outage:support*3@now+1h'",
            "                                          three times the customers, from now on",
            "  queuewatch demo --kafka-port 19092      beside another Kafka",
            "  queuewatch demo --influx-url http://influx.example:8086",
            "                                          into an InfluxDB that runs already"
        })
final class DemoCommand implements Callable<Integer> {

    private static final String DATABASE = "queuewatch";
    private static final Duration FRAMES = Duration.ofSeconds(2);
    private static final Duration STALE_AFTER = Duration.ofSeconds(30);
    private static final Map<String, String> ENVIRONMENT = System.getenv();
    private static final URI NO_ALERTMANAGER = URI.create("http://127.0.0.1:9093");
    private static final int SHOWN = 5;
    private static final String DEFAULT = " Default: ${DEFAULT-VALUE}.";

    @ParentCommand private Queuewatch queuewatch;

    @Spec private CommandSpec spec;
    @Mixin private CentreOptions centre = new CentreOptions();
    @Mixin private PromiseOptions promises = new PromiseOptions();

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seconds of the call centre per second." + DEFAULT)
    private double speed;

    @Option(
            names = "--history",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            defaultValue = "6h",
            description =
                    "How much has happened before the wallboard opens, as in 90m, 6h, 2d."
                            + DEFAULT)
    private Duration history;

    @Option(names = "--no-board", description = "Show no wallboard, only where things are.")
    private boolean noBoard;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "9092",
            description = "Port of Kafka; 0 for any that is free, here and below." + DEFAULT)
    private int kafkaPort;

    @Option(
            names = "--influx-port",
            paramLabel = "PORT",
            defaultValue = "8086",
            description = "Port of InfluxDB." + DEFAULT)
    private int influxPort;

    @Option(
            names = "--influx-url",
            paramLabel = "URL",
            description = "An InfluxDB that runs already; none is started.")
    private URI influxUrl;

    @Option(
            names = "--flink-port",
            paramLabel = "PORT",
            defaultValue = "8081",
            description = "Port of Flink's web UI." + DEFAULT)
    private int flinkPort;

    @Option(
            names = "--grafana-port",
            paramLabel = "PORT",
            defaultValue = "3000",
            description = "Port of Grafana." + DEFAULT)
    private int grafanaPort;

    @Option(
            names = "--alertmanager-port",
            paramLabel = "PORT",
            defaultValue = "9093",
            description = "Port of Alertmanager." + DEFAULT)
    private int alertmanagerPort;

    @Option(
            names = "--alertmanager-url",
            paramLabel = "URL",
            description =
                    "An Alertmanager that runs already; none is started, and it tells whom it is"
                            + " configured to tell.")
    private URI alertmanagerUrl;

    @Option(
            names = "--receiver-port",
            paramLabel = "PORT",
            defaultValue = "9095",
            description = "Port of the receiver that shows whom Alertmanager tells." + DEFAULT)
    private int receiverPort;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            defaultValue = "2",
            description = "Instances of each operator in Flink." + DEFAULT)
    private int parallelism;

    @Override
    public Integer call() throws InterruptedException {
        if (!(speed >= 1)) {
            throw new ParameterException(
                    spec.commandLine(), "--speed is %s; want 1 or more".formatted(speed));
        }
        CentreModel model = centre.model();
        Port alertmanager = new Port(alertmanagerPort, "--alertmanager-port");
        if (alertmanagerUrl == null) {
            alertmanager.claim();
        }
        Port receiver = new Port(receiverPort, "--receiver-port");
        receiver.claim();
        Port grafana = new Port(grafanaPort, "--grafana-port");
        boolean withGrafana = GrafanaServer.isFound(ENVIRONMENT);
        if (withGrafana) {
            grafana.claim();
        }
        ZoneId zone = centre.zone();
        Targets promised = promises.load(zone);
        InfluxCredentials credentials = InfluxCredentials.of(ENVIRONMENT);
        try (WorkDirectory directory =
                        WorkDirectory.open(queuewatch.workDirectory().resolve("demo"));
                LocalStack stack = LocalStack.start(settings(directory), this::tell)) {
            new InfluxDatabases(stack.influx(), credentials.authorization()).provision(DATABASE);
            startJobs(stack, promised);
            DemoAlerts alerts =
                    new DemoAlerts(stack, directory.path().resolve("alerts"), zone, this::tell);
            DemoAlerts.Way told = alerts.open(alertmanagerUrl, alertmanager, receiver);
            URI dashboards = URI.create("http://127.0.0.1:" + grafanaPort);
            if (withGrafana) {
                dashboards =
                        stack.start(
                                        "grafana",
                                        () -> grafana(grafana, directory, stack, told),
                                        GrafanaServer::url)
                                .url();
            } else {
                tell("- grafana   none on the path, in GRAFANA_HOME or in Docker: not started");
            }
            alerts.tell(told, dashboards);
            CountDownLatch stop = new CountDownLatch(1);
            try (Play play = Play.start(centre(stack, model), stop)) {
                if (noBoard) {
                    tell("  calls are coming in; Ctrl-C stops all of it");
                    stop.await();
                } else {
                    board(stack, credentials, zone, told.receiver())
                            .show(
                                    spec.commandLine().getOut(),
                                    FRAMES,
                                    BoardCommand.wantsColour(),
                                    stop);
                }
                play.rethrow();
            }
            return 0;
        }
    }

    private void startJobs(LocalStack stack, Targets promised) {
        try (TopicAdmin admin = new TopicAdmin(stack.broker().bootstrapServers())) {
            admin.create(Topics.LIVE, parallelism, 1);
        }
        LocalJobs jobs =
                new LocalJobs(stack.flink(), stack.broker().bootstrapServers(), Topics.LIVE);
        jobs.contactCenter(promised, JobSettings.LIVE);
        jobs.drift(promised, true);
        jobs.influx(LocalJobs.influxSettings(ENVIRONMENT, stack.influx(), DATABASE), false);
        tell("✓ jobs      ContactCenterJob, DriftJob, InfluxJob");
    }

    private Play.Settings centre(LocalStack stack, CentreModel model) {
        return new Play.Settings(
                stack.broker().bootstrapServers(),
                Topics.LIVE,
                model,
                centre.seed(),
                history,
                speed);
    }

    private static Board board(
            LocalStack stack,
            InfluxCredentials credentials,
            ZoneId zone,
            NotificationReceiver told) {
        Clock clock = Clock.systemUTC();
        String servers =
                "kafka %s   influxdb %s   flink %s"
                        .formatted(
                                stack.broker().bootstrapServers(),
                                stack.influx(),
                                stack.flink().url());
        return new Board(
                new BoardReader(
                        new InfluxQuery(stack.influx(), credentials),
                        DATABASE,
                        List.of(Channel.values()),
                        clock),
                clock,
                zone,
                STALE_AFTER,
                () -> {
                    List<String> lines = new ArrayList<>(told.lines(SHOWN));
                    lines.add(servers);
                    return lines;
                });
    }

    /** Without an Alertmanager its own alerts go nowhere, as all others. */
    private GrafanaServer grafana(
            Port port, WorkDirectory directory, LocalStack stack, DemoAlerts.Way told) {
        return GrafanaServer.start(
                        new GrafanaServer.Settings(
                                directory.path().resolve("grafana"),
                                WorkDirectory.home().resolve("dashboards"),
                                port,
                                stack.influx(),
                                DATABASE,
                                told.alertmanager().orElse(NO_ALERTMANAGER),
                                told.receiver().runbooks()),
                        ENVIRONMENT)
                .orElseThrow();
    }

    private LocalStack.Settings settings(WorkDirectory directory) {
        return LocalStack.Settings.in(directory.path())
                .withKafka(new Port(kafkaPort, "--kafka-port"))
                .withInflux(new Port(influxPort, "--influx-port"))
                .withInflux(influxUrl)
                .withFlink(new Port(flinkPort, "--flink-port"))
                .withParallelism(parallelism)
                .withHealth(Topics.LIVE);
    }

    private void tell(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }
}
