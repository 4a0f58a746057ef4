package io.taskloom.engine.identity;

import io.taskloom.engine.event.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PersonRepository {

    private static final String SELECT = """
            select p.id, p.subject, p.email, p.name, p.picture, p.locale, p.time_zone, p.roles, own.id as own_picture
            from person p left join person_picture own on own.person_id = p.id\s""";

    private final JdbcClient jdbc;

    PersonRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Person> find(Collection<PersonId> ids) {
        return jdbc.sql(SELECT + "where p.id = any(:ids)")
                .param("ids", ids.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((row, number) -> person(row))
                .list();
    }

    Optional<Person> findByEmail(String email) {
        return jdbc.sql(SELECT + "where lower(p.email) = lower(:email) order by p.id limit 1")
                .param("email", email)
                .query((row, number) -> person(row))
                .optional();
    }

    /** @return the id under which the subject is known; {@code id} only if it is new */
    PersonId save(PersonId id, Profile profile, Instant now) {
        UUID known = jdbc.sql("""
                        insert into person (id, subject, email, name, picture, locale, time_zone, roles, updated_at)
                        values (:id, :subject, :email, :name, :picture, :locale, :timeZone, :roles, :now)
                        on conflict (subject) do update
                        set email = excluded.email, name = excluded.name, picture = excluded.picture,
                            locale = excluded.locale, time_zone = excluded.time_zone, roles = excluded.roles,
                            updated_at = excluded.updated_at
                        returning id
                        """)
                .param("id", id.value())
                .param("subject", profile.subject())
                .param("email", profile.email())
                .param("name", profile.name())
                .param("picture", profile.picture())
                .param("locale", profile.locale())
                .param("timeZone", profile.timeZone())
                .param(
                        "roles",
                        profile.roles().stream().map(Role::wire).sorted().toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
        return new PersonId(known);
    }

    /** The subject stays: it is the id, random and Keycloak's no more. */
    void erase(PersonId id, Instant now) {
        jdbc.sql("""
                        update person set email = null, name = 'Deleted person', picture = null, locale = null,
                            time_zone = null, roles = '{}', updated_at = :now
                        where id = :id
                        """)
                .param("id", id.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                new PersonId(row.getObject("id", UUID.class)),
                new Profile(
                        row.getString("subject"),
                        row.getString("email"),
                        row.getString("name"),
                        row.getString("picture"),
                        row.getString("locale"),
                        row.getString("time_zone"),
                        Role.of(Arrays.asList((String[]) row.getArray("roles").getArray()))),
                row.getObject("own_picture", UUID.class));
    }
}
