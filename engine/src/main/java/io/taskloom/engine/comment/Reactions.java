package io.taskloom.engine.comment;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskRef;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.Tasks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Emojis on a comment, each person's own. They leave its version alone: who edits the text is not in their way. */
@Service
public class Reactions {

    private static final int MOST = 20;

    private final Tasks tasks;
    private final CommentRows comments;
    private final ReactionRows rows;
    private final Events events;

    Reactions(Tasks tasks, CommentRows comments, ReactionRows rows, Events events) {
        this.tasks = tasks;
        this.comments = comments;
        this.rows = rows;
        this.events = events;
    }

    /** @throws TooManyReactions if it would be one kind too many */
    @Transactional
    public void add(Actor.Person actor, TaskId id, CommentId comment, String emoji) {
        TaskView task = held(actor, id, comment);
        Emoji reaction = Emoji.of(emoji);
        if (rows.others(comment, reaction) >= MOST) {
            throw new TooManyReactions(MOST);
        }
        if (rows.add(comment, reaction, actor.person())) {
            tell(actor, task, comment, reaction, true);
        }
    }

    @Transactional
    public void remove(Actor.Person actor, TaskId id, CommentId comment, String emoji) {
        TaskView task = held(actor, id, comment);
        Emoji reaction = Emoji.of(emoji);
        if (rows.remove(comment, reaction, actor.person())) {
            tell(actor, task, comment, reaction, false);
        }
    }

    private void tell(Actor actor, TaskView task, CommentId comment, Emoji emoji, boolean added) {
        events.publish(actor, new CommentReacted(task.workspaceId(), TaskRef.of(task), comment, emoji.value(), added));
    }

    /** Its row stays locked, so that two at once do not exceed the limit. */
    private TaskView held(Actor actor, TaskId id, CommentId comment) {
        TaskView task = tasks.getForMember(actor, id);
        Comment found = comments.lock(id, comment).orElseThrow(() -> new NotFound("comment", comment));
        if (found.deleted()) {
            throw new CommentGone();
        }
        return task;
    }
}
