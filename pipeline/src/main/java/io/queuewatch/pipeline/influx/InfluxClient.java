package io.queuewatch.pipeline.influx;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import com.influxdb.client.WriteApiBlocking;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.exceptions.InfluxException;
import io.queuewatch.pipeline.delivery.Answer;
import java.util.List;
import java.util.Objects;
import okhttp3.OkHttpClient;

/** The official client, blocking, one request at a time, for InfluxDB of any version. */
final class InfluxClient implements AutoCloseable {

    private static final Answer STORED = new Answer(204, "", null);

    private final InfluxSettings settings;
    private final InfluxDBClient client;
    private final WriteApiBlocking api;

    InfluxClient(InfluxSettings settings) {
        this.settings = settings;
        client = InfluxDBClientFactory.create(options(settings));
        if (settings.batching().gzip()) {
            client.enableGzip();
        }
        api = client.getWriteApiBlocking();
    }

    /**
     * Sends these lines once.
     *
     * @throws InterruptedException where the thread was interrupted meanwhile
     */
    Answer write(Retention retention, List<Line> lines) throws InterruptedException {
        try {
            api.writeRecords(
                    settings.bucket(retention),
                    settings.org(),
                    WritePrecision.NS,
                    lines.stream().map(Line::text).toList());
            return STORED;
        } catch (InfluxException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while writing to InfluxDB");
            }
            return answer(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private static Answer answer(InfluxException e) {
        String message =
                e.getMessage() != null
                        ? e.getMessage()
                        : e.getCause() != null
                                ? Objects.toString(e.getCause())
                                : "HTTP status code: " + e.status();
        return new Answer(e.status(), message, e.headers().get("Retry-After"));
    }

    private static InfluxDBClientOptions options(InfluxSettings settings) {
        OkHttpClient.Builder http =
                new OkHttpClient.Builder()
                        .connectTimeout(settings.batching().timeout())
                        .readTimeout(settings.batching().timeout())
                        .writeTimeout(settings.batching().timeout())
                        // A redirected POST would become a GET, and its answer look like success.
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .addInterceptor(new ReadableErrors());
        if (settings.version() == InfluxVersion.V1) {
            // A network interceptor sees the request last, after it has been compressed.
            http.addNetworkInterceptor(new V1Requests(settings.credentials()));
        }
        InfluxDBClientOptions.Builder options =
                InfluxDBClientOptions.builder().url(settings.url().toString()).okHttpClient(http);
        if (!settings.credentials().token().isEmpty()) {
            options.authenticateToken(settings.credentials().token().toCharArray());
        }
        return options.build();
    }
}
