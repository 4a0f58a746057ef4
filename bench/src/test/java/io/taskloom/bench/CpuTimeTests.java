package io.taskloom.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CpuTimeTests {

    @Test
    void countsWhatAProcessHasComputed() {
        assumeThat(Path.of("/proc/self/stat")).exists();
        var self = ProcessHandle.current().pid();
        var before = CpuTime.of(self);
        var until = CpuTime.ofThis().plusMillis(200);

        while (CpuTime.ofThis().compareTo(until) < 0) {
            Thread.onSpinWait();
        }

        assertThat(CpuTime.of(self).minus(before)).isGreaterThan(Duration.ofMillis(100));
    }

    @Test
    void aProcessThatIsNotThereHasUsedNothing() {
        assertThat(CpuTime.of(Long.MAX_VALUE)).isZero();
    }
}
