package io.taskloom.engine.comment;

import static java.util.Objects.requireNonNull;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ActorColumns;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.ActorNames;
import io.taskloom.engine.identity.ActorView;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.project.ProjectRole;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Comments as a reader sees them. */
@Component
class CommentViews {

    private final ReactionRows reactions;
    private final ActorNames names;
    private final People people;

    CommentViews(ReactionRows reactions, ActorNames names, People people) {
        this.reactions = reactions;
        this.names = names;
        this.people = people;
    }

    CommentView of(Actor reader, ProjectRole role, Comment comment) {
        return of(reader, role, List.of(comment)).getFirst();
    }

    List<CommentView> of(Actor reader, ProjectRole role, List<Comment> comments) {
        Map<ActorColumns, ActorView> authors =
                names.of(comments.stream().map(Comment::author).toList());
        Map<PersonId, PersonView> named = people.find(comments.stream()
                .flatMap(comment -> comment.mentions().stream())
                .distinct()
                .toList());
        Map<CommentId, List<CommentView.Reaction>> reacted =
                reactions.of(comments.stream().map(Comment::id).toList(), reader.person());
        return comments.stream()
                .map(comment -> new CommentView(
                        comment.id(),
                        comment.task(),
                        requireNonNull(authors.get(comment.author())),
                        comment.text(),
                        comment.mentions().stream()
                                .map(named::get)
                                .filter(Objects::nonNull)
                                .toList(),
                        reacted.getOrDefault(comment.id(), List.of()),
                        comment.createdAt(),
                        comment.editedAt(),
                        comment.deletedAt(),
                        !comment.deleted() && comment.by(reader) && role != ProjectRole.VIEWER,
                        comment.version()))
                .toList();
    }
}
