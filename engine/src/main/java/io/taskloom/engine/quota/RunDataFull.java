package io.taskloom.engine.quota;

import io.taskloom.engine.problem.QuotaExceeded;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The workspace keeps as much of its runs as its plan has room for, so it begins none. */
public class RunDataFull extends QuotaExceeded {

    private static final String[] UNITS = {"bytes", "KB", "MB", "GB", "TB"};

    private final long allowed;
    private final long used;
    private final String plan;

    /**
     * @param allowed in bytes
     * @param used in bytes
     * @param keptDays for which the plan keeps runs; null if it doesn't say
     */
    public RunDataFull(long allowed, long used, String plan, @Nullable Integer keptDays) {
        super(
                "Not begun: the workspace's plan, %s, has room for %s of run data, and %s are kept. Room comes back as old runs go%s: keep runs for fewer days, or ask for a larger plan."
                        .formatted(
                                plan,
                                amount(allowed),
                                amount(used),
                                keptDays == null
                                        ? ""
                                        : keptDays == 1
                                                ? ", a day after they end"
                                                : ", %d days after they end".formatted(keptDays)));
        this.allowed = allowed;
        this.used = used;
        this.plan = plan;
    }

    private static String amount(long bytes) {
        int power = 0;
        double value = bytes;
        while (value >= 1000 && power < UNITS.length - 1) {
            value /= 1000;
            power++;
        }
        return power == 0
                ? bytes + " " + UNITS[0]
                : String.format(Locale.ROOT, "%.1f %s", value, UNITS[power]).replace(".0 ", " ");
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("limit", Limit.RUN_DATA.wire(), "allowed", allowed, "used", used, "plan", plan);
    }
}
