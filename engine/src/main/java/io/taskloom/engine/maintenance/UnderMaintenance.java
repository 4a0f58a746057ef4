package io.taskloom.engine.maintenance;

import io.taskloom.engine.problem.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Nothing may be written now. */
public class UnderMaintenance extends Unavailable {

    private static final long UNKNOWN = 60;
    private static final long LONGEST = Duration.ofDays(1).toSeconds();

    private final Period period;
    private final Instant now;

    UnderMaintenance(Period period, Instant now) {
        super(detail(period.message()));
        this.period = period;
        this.now = now;
    }

    private static String detail(@Nullable String message) {
        String rule = "Maintenance is going on: everything can be read, nothing can be changed.";
        return message == null ? rule : rule + " " + message;
    }

    /** {@code until} is left out if nobody said when it is expected to be over. */
    @Override
    public Map<String, Object> details() {
        Map<String, Object> details = new HashMap<>();
        details.put("retryAfter", pause());
        if (period.until() != null) {
            details.put("until", period.until());
        }
        return details;
    }

    private long pause() {
        Instant until = period.until();
        return until == null || !until.isAfter(now)
                ? UNKNOWN
                : Math.clamp(Duration.between(now, until).toSeconds() + 1, 1, LONGEST);
    }
}
