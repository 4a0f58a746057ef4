package io.taskloom.engine.plan;

import io.taskloom.engine.event.AuditedActs;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class AuditedPlans implements AuditedActs {

    @Override
    public List<Act> all() {
        return List.of(
                Act.of("WorkspacePlanChanged", Kind.PLAN, "changed the workspace's plan from {before} to {plan}"));
    }
}
