package io.queuewatch.infra.influxql;

import java.net.URI;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of a command that reads what InfluxDB has; credentials are in the environment. */
public final class InfluxOptions {

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

    /** The database to read. */
    public String database() {
        return database;
    }

    /**
     * Asks it.
     *
     * @throws ParameterException where the address or the credentials cannot be
     */
    public InfluxQuery query() {
        if (influxUrl.getHost() == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--influx-url is \"%s\": want one such as http://127.0.0.1:8086"
                            .formatted(influxUrl));
        }
        try {
            return new InfluxQuery(influxUrl, InfluxCredentials.of(System.getenv()));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
