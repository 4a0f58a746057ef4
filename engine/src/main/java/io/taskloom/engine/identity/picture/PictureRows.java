package io.taskloom.engine.identity.picture;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.storage.ObjectKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PictureRows {

    private final JdbcClient jdbc;

    PictureRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The one before goes, and its object with it. Two that are put at once come one after the other. */
    void put(PersonId person, UUID picture, ObjectKey key, Instant now) {
        jdbc.sql("select id from person where id = ? for no key update")
                .param(person.value())
                .query(UUID.class)
                .single();
        delete(person);
        jdbc.sql("insert into person_picture (id, person_id, object_key, created_at) values (?, ?, ?, ?)")
                .params(picture, person.value(), key.value(), now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void delete(PersonId person) {
        jdbc.sql("delete from person_picture where person_id = ?")
                .param(person.value())
                .update();
    }

    Optional<ObjectKey> find(PersonId person) {
        return jdbc.sql("select object_key from person_picture where person_id = ?")
                .param(person.value())
                .query((row, number) -> new ObjectKey(row.getString("object_key")))
                .optional();
    }

    Optional<ObjectKey> find(PersonId person, UUID picture) {
        return jdbc.sql("select object_key from person_picture where person_id = ? and id = ?")
                .params(person.value(), picture)
                .query((row, number) -> new ObjectKey(row.getString("object_key")))
                .optional();
    }
}
