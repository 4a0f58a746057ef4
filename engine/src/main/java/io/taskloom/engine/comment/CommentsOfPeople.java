package io.taskloom.engine.comment;

import io.taskloom.engine.identity.PersonColumn;
import io.taskloom.engine.identity.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who said what. */
@Component
class CommentsOfPeople implements PersonalData {

    @Override
    public List<PersonColumn> columns() {
        return List.of(
                PersonColumn.kept("comment", "author_person", "What was said stays, by a deleted person"),
                PersonColumn.kept("comment", "author_id", "What was said stays, by a deleted person"),
                PersonColumn.kept("comment", "mentions", "Who is mentioned is a deleted person"),
                PersonColumn.kept("comment_reaction", "person_id", "What was done stays, by a deleted person"));
    }

    @Override
    public List<Extract> extracts() {
        return List.of(new Extract("comments", """
                        select id, task_id, text, created_at, edited_at from comment where author_id = cast(:person as text) and author_kind in ('person', 'import', 'quiet_import') and deleted_at is null order by created_at"""), new Extract("reactions", """
                        select comment_id, emoji, at from comment_reaction where person_id = :person"""));
    }
}
