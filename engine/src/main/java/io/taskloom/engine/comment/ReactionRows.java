package io.taskloom.engine.comment;

import io.taskloom.engine.event.PersonId;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReactionRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    ReactionRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return false if the person had reacted so already */
    boolean add(CommentId comment, Emoji emoji, PersonId person) {
        return jdbc.sql("""
                                insert into comment_reaction (comment_id, emoji, person_id, at) values (?, ?, ?, ?)
                                on conflict do nothing""")
                        .params(
                                comment.value(),
                                emoji.value(),
                                person.value(),
                                clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** @return false if there was none */
    boolean remove(CommentId comment, Emoji emoji, PersonId person) {
        return jdbc.sql("delete from comment_reaction where comment_id = ? and emoji = ? and person_id = ?")
                        .params(comment.value(), emoji.value(), person.value())
                        .update()
                == 1;
    }

    /** How many kinds there are beside this one. */
    int others(CommentId comment, Emoji emoji) {
        return jdbc.sql("select count(distinct emoji) from comment_reaction where comment_id = ? and emoji <> ?")
                .params(comment.value(), emoji.value())
                .query(Integer.class)
                .single();
    }

    /** Of each comment that has any, the oldest kind first. */
    Map<CommentId, List<CommentView.Reaction>> of(Collection<CommentId> comments, @Nullable PersonId reader) {
        Map<CommentId, List<CommentView.Reaction>> found = new HashMap<>();
        if (comments.isEmpty()) {
            return found;
        }
        jdbc.sql("""
                        select comment_id, emoji, count(*) as count,
                            coalesce(bool_or(person_id = :reader), false) as mine
                        from comment_reaction where comment_id = any(:comments)
                        group by comment_id, emoji order by min(at), emoji""")
                .param("comments", comments.stream().map(CommentId::value).toArray(UUID[]::new))
                .param("reader", reader == null ? null : reader.value(), Types.OTHER)
                .query(row -> {
                    found.computeIfAbsent(
                                    new CommentId(row.getObject("comment_id", UUID.class)), id -> new ArrayList<>())
                            .add(new CommentView.Reaction(
                                    row.getString("emoji"), row.getInt("count"), row.getBoolean("mine")));
                });
        return found;
    }
}
