package io.taskloom.engine.quota;

import io.taskloom.engine.problem.Forbidden;
import java.util.Map;

/** The workspace's plan does not have that much. */
public class PlanLimitReached extends Forbidden {

    private final Limit limit;
    private final long allowed;
    private final long used;
    private final String plan;

    public PlanLimitReached(Limit limit, long allowed, long used, String plan) {
        super(sentence(limit, allowed, used, plan));
        this.limit = limit;
        this.allowed = allowed;
        this.used = used;
        this.plan = plan;
    }

    private static String sentence(Limit limit, long allowed, long used, String plan) {
        String what =
                switch (limit) {
                    case AUTOMATIONS -> "%d published automations, and uses %d";
                    case API_KEYS -> "%d API keys, and uses %d";
                    case MEMBERS -> "%d members, and has %d";
                    case RUNS_PER_MONTH -> "%d runs a month, and began %d in this one";
                    case STORAGE -> "%d bytes of files, and uses %d";
                    case RUN_DATA -> "room for %d bytes of run data, and keeps %d";
                };
        return "The workspace's plan, %s, has ".formatted(plan) + what.formatted(allowed, used) + ".";
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("limit", limit.wire(), "allowed", allowed, "used", used, "plan", plan);
    }
}
