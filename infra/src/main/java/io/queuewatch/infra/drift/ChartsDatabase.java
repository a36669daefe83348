package io.queuewatch.infra.drift;

import io.queuewatch.infra.influxql.InfluxCredentials;
import io.queuewatch.infra.influxql.InfluxQuery;
import java.net.URI;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the control charts are kept: options common to all commands that read them. */
final class ChartsDatabase {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--influx-url",
            paramLabel = "URL",
            defaultValue = "${env:QUEUEWATCH_INFLUX_URL:-http://127.0.0.1:8086}",
            description = "InfluxDB to read. Default: ${DEFAULT-VALUE}.")
    private URI influxUrl;

    @Option(
            names = "--database",
            defaultValue = "${env:QUEUEWATCH_INFLUX_DATABASE:-queuewatch}",
            description = "Database in it. Default: ${DEFAULT-VALUE}.")
    private String database;

    /** Reads the phases of the charts. */
    PhasesReader phases() {
        return new PhasesReader(influx(), database);
    }

    /** Reads the alerts of drift. */
    IncidentsReader incidents() {
        return new IncidentsReader(influx(), database);
    }

    private InfluxQuery influx() {
        if (influxUrl.getHost() == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--influx-url is \""
                            + influxUrl
                            + "\": want one such as http://127.0.0.1:8086");
        }
        try {
            return new InfluxQuery(influxUrl, InfluxCredentials.of(System.getenv()));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
