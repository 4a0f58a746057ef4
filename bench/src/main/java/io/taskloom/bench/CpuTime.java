package io.taskloom.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** CPU time of a process with its living and its ended children, from {@code /proc} (proc(5)); zero where there is none. */
final class CpuTime {

    /** USER_HZ: fixed at 100 on every Linux architecture we run on. */
    private static final long MILLIS_PER_TICK = 10;

    private CpuTime() {}

    static Duration of(long pid) {
        var process = ProcessHandle.of(pid);
        if (process.isEmpty()) {
            return Duration.ZERO;
        }
        var ticks = Stream.concat(Stream.of(process.get()), process.get().descendants())
                .mapToLong(handle -> ticks(handle.pid()))
                .sum();
        return Duration.ofMillis(ticks * MILLIS_PER_TICK);
    }

    /** Of this JVM alone: its children are the system under test and the load generator. */
    static Duration ofThis() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? Duration.ofNanos(system.getProcessCpuTime())
                : Duration.ZERO;
    }

    /** utime, stime and those of ended children: fields 14 to 17, counted behind the command's closing bracket. */
    private static long ticks(long pid) {
        var file = Path.of("/proc/" + pid + "/stat");
        if (!Files.isReadable(file)) {
            return 0;
        }
        try {
            var stat = Files.readString(file);
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[11])
                    + Long.parseLong(fields[12])
                    + Long.parseLong(fields[13])
                    + Long.parseLong(fields[14]);
        } catch (IOException ended) {
            return 0;
        } catch (NumberFormatException unexpected) {
            throw new UncheckedIOException(new IOException(file + " is not as proc(5) says", unexpected));
        }
    }
}
