package io.taskloom.engine.identity.key;

import io.taskloom.engine.identity.PersonColumn;
import io.taskloom.engine.identity.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** API keys, which nobody else can use. */
@Component
class KeysOfPeople implements PersonalData {

    @Override
    public List<PersonColumn> columns() {
        return List.of(PersonColumn.deleted("api_key", "person_id", "Good for nothing without their person"));
    }

    @Override
    public List<Extract> extracts() {
        return List.of(new Extract("api-keys", """
                        select id, name, scopes, workspace_id, created_at, expires_at, last_used_at, last_used_from from api_key where person_id = :person"""));
    }
}
