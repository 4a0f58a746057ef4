package io.taskloom.engine.notification;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.outbox.EventConsumer;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.watch.Watchers;
import io.taskloom.engine.workspace.Workspaces;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Fills inboxes with what happens (promise N1): never with one's own acts, never with what somebody may not see. A node that
 * dies in between leaves nothing; the event is handed in again, and has its effect once.
 */
@Component
class InboxConsumer implements EventConsumer {

    private static final Set<String> JOINED = Set.of("MemberAdded", "ProjectMemberAdded");

    private static final String IMPORTED = "TasksImported";

    private static final Set<String> DIAGRAM = Set.of("AutomationCommentAdded", "AutomationCommentChanged");

    private static final String FAILURE = "RunFailed";

    private static final Set<String> ENDS =
            Set.of("CommentDeleted", "TaskPurged", "AutomationCommentDeleted", "AutomationDeleted");

    private static final Set<String> TYPES = Stream.of(NewsDesk.TYPES, JOINED, DIAGRAM, ENDS, Set.of(IMPORTED, FAILURE))
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private final Watchers watchers;
    private final Projects projects;
    private final Workspaces workspaces;
    private final NotificationRows rows;
    private final Deliveries deliveries;

    InboxConsumer(
            Watchers watchers, Projects projects, Workspaces workspaces, NotificationRows rows, Deliveries deliveries) {
        this.watchers = watchers;
        this.projects = projects;
        this.workspaces = workspaces;
        this.rows = rows;
        this.deliveries = deliveries;
    }

    @Override
    public String name() {
        return "notification";
    }

    @Override
    public Set<String> types() {
        return TYPES;
    }

    /** Most events concern nobody but who caused them. What an import does is told once, at its end. */
    @Override
    public boolean wants(Recorded event) {
        if (DIAGRAM.contains(event.type())) {
            return !event.data().path("mentions").isEmpty();
        }
        return !NewsDesk.TYPES.contains(event.type())
                || !(event.actor() instanceof Actor.Import || recipients(event).isEmpty());
    }

    @Override
    public void handle(Recorded event) {
        if (JOINED.contains(event.type())) {
            welcome(event);
            return;
        }
        switch (event.type()) {
            case "CommentDeleted", "AutomationCommentDeleted" ->
                rows.forgetComment(
                        UUID.fromString(event.data().path("commentId").asText()));
            case "TaskPurged" -> rows.forgetTask(event.subject().id());
            case "AutomationDeleted" -> rows.forgetAutomation(event.subject().id());
            case "AutomationCommentAdded", "AutomationCommentChanged" -> tellOfDiagram(event);
            case IMPORTED -> tellOfImport(event);
            case FAILURE -> tellOfFailure(event);
            default -> spread(event);
        }
    }

    private void spread(Recorded event) {
        Map<PersonId, NotificationKind> recipients = recipients(event);
        ProjectId project = event.project();
        if (recipients.isEmpty() || project == null) {
            return;
        }
        Set<PersonId> allowed = projects.membersAmong(project, recipients.keySet());
        News news = NewsDesk.read(event).orElseThrow();
        recipients.forEach((person, kind) -> {
            if (allowed.contains(person)) {
                deliveries.put(event, Notification.of(event, person, kind, news));
            }
        });
    }

    private Map<PersonId, NotificationKind> recipients(Recorded event) {
        ProjectId project = event.project();
        News news = NewsDesk.read(event).orElse(null);
        if (news == null || project == null) {
            return Map.of();
        }
        boolean followed = news.followers() != null && !news.fresh();
        Map<PersonId, NotificationKind> recipients =
                Recipients.of(news, followed ? watchers.watching(news.task()) : Set.of(), watchers.levels(project));
        if (event.actor() instanceof Actor.Person self) {
            recipients.remove(self.person());
        }
        return recipients;
    }

    /** Who imported, and who got tasks by it. */
    private void tellOfImport(Recorded event) {
        ProjectId project = event.project();
        Set<PersonId> told = new LinkedHashSet<>();
        event.data().path("people").forEach(person -> told.add(PersonId.of(person.asText())));
        if (project != null) {
            String excerpt = event.data().path("excerpt").asText();
            projects.membersAmong(project, told)
                    .forEach(person -> deliveries.put(event, Notification.ofImport(event, person, excerpt)));
        }
    }

    /** Who has published what failed; whoever leads the workspace, if that one has left. */
    private void tellOfFailure(Recorded event) {
        PersonId publisher = event.actor().person();
        Set<PersonId> told =
                publisher == null ? Set.of() : workspaces.membersAmong(event.workspace(), Set.of(publisher));
        (told.isEmpty() ? workspaces.leaders(event.workspace()) : told)
                .forEach(person -> deliveries.putFailure(event, Notification.ofFailure(event, person)));
    }

    /** Whom a comment on a diagram names, as far as they are in the workspace still. */
    private void tellOfDiagram(Recorded event) {
        Set<PersonId> named = new LinkedHashSet<>();
        event.data().path("mentions").forEach(person -> named.add(PersonId.of(person.asText())));
        if (event.actor() instanceof Actor.Person self) {
            named.remove(self.person());
        }
        workspaces
                .membersAmong(event.workspace(), named)
                .forEach(person -> deliveries.put(event, Notification.ofDiagram(event, person)));
    }

    private void welcome(Recorded event) {
        PersonId person = PersonId.of(event.data().path("person").asText());
        if (!(event.actor() instanceof Actor.Person self && self.person().equals(person))) {
            deliveries.put(event, Notification.of(event, person, NotificationKind.INVITED, null));
        }
    }
}
