package io.taskloom.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class StepValuesTests {

    private final StepValues values = new StepValues(
            new ObjectMapper(),
            new RunSettings(
                    DataSize.ofBytes(100),
                    DataSize.ofKilobytes(1),
                    Duration.ofDays(1),
                    10,
                    Duration.ofSeconds(1),
                    1_000,
                    100));

    @Test
    void noValuesAreNoJson() {
        assertThat(values.written(null)).isNull();
        assertThat(values.written(Map.of())).isNull();
    }

    @Test
    void whatPostgresCanNotHoldIsReplaced() {
        assertThat(values.written(Map.of("text", "a\0b"))).isEqualTo("{\"text\":\"a\\ufffdb\"}");
    }

    @Test
    void ofValuesThatAreTooLargeTheNamesAreKept() {
        assertThat(values.written(Map.of("text", "x".repeat(200)))).isEqualTo("{\"text\":\"too large to record\"}");
    }

    @Test
    void aValueWithoutAJsonFormStopsNothing() {
        assertThat(values.written(Map.of("self", new Object()))).isEqualTo("{\"self\":\"has no JSON form\"}");
    }
}
