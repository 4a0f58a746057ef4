package io.taskloom.engine.remark;

import io.taskloom.engine.identity.PersonColumn;
import io.taskloom.engine.identity.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who said what about which diagram. */
@Component
class RemarksOfPeople implements PersonalData {

    @Override
    public List<PersonColumn> columns() {
        return List.of(
                PersonColumn.kept("automation_comment", "author_id", "What was said stays, by a deleted person"),
                PersonColumn.kept("automation_comment", "mentions", "Who is mentioned is a deleted person"),
                PersonColumn.kept("automation_comment", "resolved_by", "What was done stays, by a deleted person"));
    }

    @Override
    public List<Extract> extracts() {
        return List.of(new Extract("automation_comments", """
                        select id, automation_id, element, text, created_at, edited_at from automation_comment where author_id = :person and deleted_at is null order by created_at"""));
    }
}
