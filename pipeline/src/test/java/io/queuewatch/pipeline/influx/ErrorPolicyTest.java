package io.queuewatch.pipeline.influx;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.delivery.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorPolicyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    204 |                                                              | STORED           | STORED           | STORED
                    0   | Failed to connect to /127.0.0.1:8086                         | BACK_OFF         | BACK_OFF         | BACK_OFF
                    400 | partial write: points beyond retention policy dropped=2      | BEYOND_RETENTION | HALVE            | HALVE
                    400 | partial write: field type conflict: input field dropped=1    | PARTLY_STORED    | HALVE            | HALVE
                    400 | partial write: unable to parse x: missing fields dropped=0   | PARTLY_STORED    | HALVE            | HALVE
                    400 | unable to parse x: missing fields                            | PARTLY_STORED    | HALVE            | HALVE
                    400 | partial write: write _series/02/0000: no space left on device dropped=169 | BACK_OFF | BACK_OFF   | BACK_OFF
                    422 | partial write: open fields.idxl: too many open files dropped=3 | BACK_OFF   | BACK_OFF         | BACK_OFF
                    400 | database is required                                         | REFUSED          | HALVE            | HALVE
                    400 | something new                                                | HALVE            | HALVE            | HALVE
                    401 | unable to parse authentication credentials                   | REFUSED          | REFUSED          | REFUSED
                    403 | user is not authorized to write                              | REFUSED          | REFUSED          | REFUSED
                    404 | database not found                                           | REFUSED          | REFUSED          | REFUSED
                    405 | method not allowed                                           | REFUSED          | REFUSED          | REFUSED
                    302 |                                                              | REFUSED          | REFUSED          | REFUSED
                    408 |                                                              | BACK_OFF         | BACK_OFF         | BACK_OFF
                    413 | Request Entity Too Large                                     | HALVE            | HALVE            | HALVE
                    422 | partial write: field type conflict dropped=1                 | REFUSED          | PARTLY_STORED    | REFUSED
                    422 | partial write: points beyond retention policy dropped=1      | REFUSED          | BEYOND_RETENTION | REFUSED
                    429 | too many requests                                            | BACK_OFF         | BACK_OFF         | BACK_OFF
                    500 | retention policy not found: live                             | REFUSED          | REFUSED          | REFUSED
                    500 | engine: write 1.wal: no space left on device                 | BACK_OFF         | BACK_OFF         | BACK_OFF
                    500 | timeout                                                      | BACK_OFF         | BACK_OFF         | BACK_OFF
                    502 |                                                              | BACK_OFF         | BACK_OFF         | BACK_OFF
                    503 |                                                              | BACK_OFF         | BACK_OFF         | BACK_OFF
                    """)
    void shouldJudgeAsEachVersionMeansIt(
            int status, String message, Verdict v1, Verdict v2, Verdict v3) {
        Answer answer = new Answer(status, message == null ? "" : message, null);
        assertThat(new ErrorPolicy(InfluxVersion.V1).judge(answer)).isEqualTo(v1);
        assertThat(new ErrorPolicy(InfluxVersion.V2).judge(answer)).isEqualTo(v2);
        assertThat(new ErrorPolicy(InfluxVersion.V3).judge(answer)).isEqualTo(v3);
    }
}
