package io.taskloom.engine.remark;

import io.taskloom.engine.automation.AutomationView;
import io.taskloom.engine.automation.Automations;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.workspace.WorkspaceRole;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Comments on a diagram as a reader sees them. */
@Component
class RemarkViews {

    private final Automations automations;
    private final People people;

    RemarkViews(Automations automations, People people) {
        this.automations = automations;
        this.people = people;
    }

    RemarkView of(Actor reader, WorkspaceRole role, AutomationView automation, Remark remark) {
        return of(reader, role, automation, List.of(remark)).getFirst();
    }

    List<RemarkView> of(Actor reader, WorkspaceRole role, AutomationView automation, List<Remark> remarks) {
        if (remarks.isEmpty()) {
            return List.of();
        }
        Set<String> drawn = remarks.stream().allMatch(remark -> remark.element() == null)
                ? Set.of()
                : automations.drawn(reader, automation.id());
        Map<PersonId, PersonView> known = people.find(remarks.stream()
                .flatMap(remark -> Stream.concat(
                        Stream.of(remark.author()),
                        Stream.concat(remark.mentions().stream(), Stream.ofNullable(remark.resolvedBy()))))
                .collect(Collectors.toSet()));
        return remarks.stream()
                .map(remark -> new RemarkView(
                        remark.id(),
                        remark.automation(),
                        remark.element(),
                        remark.element() != null && !drawn.contains(remark.element()),
                        remark.draftVersion(),
                        remark.thread(),
                        PersonView.orGone(known.get(remark.author()), remark.author()),
                        remark.text(),
                        remark.mentions().stream()
                                .map(known::get)
                                .filter(Objects::nonNull)
                                .toList(),
                        remark.createdAt(),
                        remark.editedAt(),
                        remark.deletedAt(),
                        person(known, remark.resolvedBy()),
                        remark.resolvedAt(),
                        !remark.deleted() && remark.by(reader),
                        !remark.deleted() && (remark.by(reader) || role.atLeast(WorkspaceRole.ADMIN)),
                        remark.version()))
                .toList();
    }

    private static @Nullable PersonView person(Map<PersonId, PersonView> known, @Nullable PersonId id) {
        return id == null ? null : PersonView.orGone(known.get(id), id);
    }
}
