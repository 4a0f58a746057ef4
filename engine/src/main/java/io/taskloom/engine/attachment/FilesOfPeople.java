package io.taskloom.engine.attachment;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.PersonColumn;
import io.taskloom.engine.identity.PersonalData;
import io.taskloom.engine.storage.ObjectKey;
import io.taskloom.engine.storage.ObjectStorage;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who attached what. */
@Component
class FilesOfPeople implements PersonalData {

    private final JdbcClient jdbc;
    private final ObjectStorage storage;

    FilesOfPeople(JdbcClient jdbc, ObjectStorage storage) {
        this.jdbc = jdbc;
        this.storage = storage;
    }

    @Override
    public List<PersonColumn> columns() {
        return List.of(
                PersonColumn.kept("attachment", "author_person", "Files of the team stay, by a deleted person"),
                PersonColumn.kept("attachment", "author_id", "Files of the team stay, by a deleted person"));
    }

    @Override
    public List<Extract> extracts() {
        return List.of(new Extract("attachments", """
                        select id, task_id, name, type, size, created_at from attachment where author_id = cast(:person as text) and author_kind in ('person', 'import', 'quiet_import') and file_key is not null order by created_at"""));
    }

    /** Those of tasks that the person still sees; what they left behind elsewhere is somebody else's now. */
    @Override
    public List<File> files(PersonId person) {
        return jdbc.sql("""
                        select a.id, a.name, a.file_key from attachment a join task t on t.id = a.task_id
                        where a.author_id = cast(:person as text) and a.author_kind in ('person', 'import', 'quiet_import') and a.file_key is not null and (exists (select from project_member m where m.project_id = t.project_id and m.person_id = :person)
                           or exists (select from workspace_member w where w.workspace_id = t.workspace_id and w.person_id = :person
                                      and w.role in ('owner', 'admin')))
                        order by a.created_at, a.id""")
                .param("person", person.value())
                .query((row, number) -> {
                    var key = new ObjectKey(row.getString("file_key"));
                    return new File(
                            "files/" + row.getString("id") + "/" + safe(row.getString("name")),
                            () -> storage.read(key));
                })
                .list();
    }

    /** Whoever unpacks it must not be led out of its folder. */
    private static String safe(String name) {
        String plain = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_").strip();
        return plain.isEmpty() || plain.startsWith(".") ? "_" + plain : plain;
    }
}
