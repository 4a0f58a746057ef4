package io.taskloom.engine.signin;

import io.taskloom.engine.identity.PersonColumn;
import io.taskloom.engine.identity.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** From where somebody signed in. */
@Component
class SignInsOfPeople implements PersonalData {

    @Override
    public List<PersonColumn> columns() {
        return List.of(
                PersonColumn.deleted(
                        "sign_in", "person", "From where and with what somebody signed in concerns nobody else"),
                PersonColumn.kept("token_revocation", "subject", "Gone by itself within minutes"));
    }

    @Override
    public List<Extract> extracts() {
        return List.of(new Extract("sign-ins", """
                        select at, kind, address, browser, system, user_agent, place, reason, new_device from sign_in where person = :person order by at"""));
    }
}
