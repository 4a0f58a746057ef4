package io.taskloom.engine.identity;

import java.util.List;
import org.springframework.stereotype.Component;

/** Who somebody is; their row is emptied, last of all. */
@Component
class PeopleThemselves implements PersonalData {

    @Override
    public List<PersonColumn> columns() {
        return List.of(
                PersonColumn.kept(
                        "person",
                        "id",
                        "The row that what stays refers to; name, address, picture elsewhere, language and time zone are emptied"),
                PersonColumn.kept("person", "subject", "The id in Keycloak, random, and unknown there afterwards"),
                PersonColumn.kept("person", "email", "Emptied with the row"));
    }

    @Override
    public List<Extract> extracts() {
        return List.of(new Extract("profile", """
                        select name, email, picture, locale, time_zone, roles from person where id = :person"""));
    }
}
