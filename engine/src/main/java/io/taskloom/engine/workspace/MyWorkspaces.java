package io.taskloom.engine.workspace;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.WorkspacesOf;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class MyWorkspaces implements WorkspacesOf {

    private final MemberRows rows;

    MyWorkspaces(MemberRows rows) {
        this.rows = rows;
    }

    @Override
    public List<WorkspacesOf.Membership> of(PersonId person) {
        return rows.of(person).stream()
                .map(mine -> new WorkspacesOf.Membership(
                        mine.id(), mine.name(), mine.role().column()))
                .toList();
    }
}
