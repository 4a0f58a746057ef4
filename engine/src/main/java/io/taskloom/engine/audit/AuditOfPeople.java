package io.taskloom.engine.audit;

import io.taskloom.engine.identity.PersonColumn;
import io.taskloom.engine.identity.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who did what, for as long as the audit log is kept. */
@Component
class AuditOfPeople implements PersonalData {

    private static final String WHY =
            "An audit log from which somebody can vanish is none; it is kept for a stated time";

    @Override
    public List<PersonColumn> columns() {
        return List.of(
                PersonColumn.kept("audit_entry", "actor_id", WHY),
                PersonColumn.kept("audit_entry", "actor_person", WHY),
                PersonColumn.kept("audit_entry", "person", WHY));
    }

    /** What they did themselves; from where others did something to them is not theirs to know. */
    @Override
    public List<Extract> extracts() {
        return List.of(new Extract("audit", """
                        select at, type, address, user_agent from audit_entry where actor_id = cast(:person as text) order by at, id"""));
    }
}
