package io.queuewatch.pipeline.influx;

import com.influxdb.client.write.Point;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A point as line protocol in nanoseconds, and where it came from.
 *
 * @param retention where it is kept
 * @param series measurement and tags
 * @param fields its fields
 * @param time its timestamp, in nanoseconds
 * @param topic the topic that its row came from
 * @param partition its partition
 * @param offset its offset
 */
public record Line(
        Retention retention,
        String series,
        String fields,
        long time,
        String topic,
        int partition,
        long offset) {

    /**
     * What makes a point of a retention policy one: written again under the same key, it is
     * overwritten.
     */
    record Key(String series, long time) {}

    static Line of(Retention retention, Point point, ConsumerRecord<byte[], byte[]> from) {
        String text = point.toLineProtocol();
        int series = endOfSeries(text);
        return new Line(
                retention,
                text.substring(0, series),
                text.substring(series + 1, text.lastIndexOf(' ')),
                point.getTime().longValue(),
                from.topic(),
                from.partition(),
                from.offset());
    }

    /** The line as it is sent. */
    public String text() {
        return series + ' ' + fields + ' ' + time;
    }

    /** Where it came from, for people. */
    public String origin() {
        return topic + '/' + partition + '/' + offset;
    }

    Key key() {
        return new Key(series, time);
    }

    private static int endOfSeries(String text) {
        int i = 0;
        while (text.charAt(i) != ' ') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }
}
