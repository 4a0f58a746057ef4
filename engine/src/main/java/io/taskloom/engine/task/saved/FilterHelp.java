package io.taskloom.engine.task.saved;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.filter.Catalogue;
import io.taskloom.engine.filter.Completion;
import io.taskloom.engine.filter.Field;
import io.taskloom.engine.filter.FieldType;
import io.taskloom.engine.project.ProjectMembers;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.FieldScope;
import io.taskloom.engine.task.FieldScopes;
import io.taskloom.engine.task.TaskFields;
import io.taskloom.engine.task.field.CustomField;
import io.taskloom.engine.task.field.CustomFields;
import io.taskloom.engine.task.field.FieldChoice;
import io.taskloom.engine.task.section.SectionView;
import io.taskloom.engine.task.section.Sections;
import io.taskloom.engine.task.tag.TagView;
import io.taskloom.engine.task.tag.Tags;
import io.taskloom.engine.workspace.Workspaces;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Help with writing a filter of tasks: people, tags and sections are those of a project, where one is named. */
@Service
public class FilterHelp {

    private static final int MAX_VALUES = 20;
    private static final int MAX_CHOICES = 200;

    private final Projects projects;
    private final ProjectMembers members;
    private final Workspaces workspaces;
    private final Tags tags;
    private final Sections sections;
    private final FieldScopes scopes;
    private final CustomFields fields;

    FilterHelp(
            Projects projects,
            ProjectMembers members,
            Workspaces workspaces,
            Tags tags,
            Sections sections,
            FieldScopes scopes,
            CustomFields fields) {
        this.projects = projects;
        this.members = members;
        this.workspaces = workspaces;
        this.tags = tags;
        this.sections = sections;
        this.scopes = scopes;
        this.fields = fields;
    }

    @Transactional(readOnly = true)
    public Completion complete(Actor actor, String text, int caret, @Nullable ProjectId project) {
        if (project != null) {
            projects.require(actor, project, ProjectRole.VIEWER);
        }
        Catalogue catalogue = catalogue(actor, project);
        return Completion.of(catalogue, text, caret, (field, start) -> values(actor, project, field, start));
    }

    /** With the custom fields of the project, or of all that the actor sees. */
    @Transactional(readOnly = true)
    public Catalogue catalogue(Actor actor, @Nullable ProjectId project) {
        return scopes.of(actor, project).catalogue();
    }

    /**
     * The whole language. A name that means fields of different types can not be used, and is not told.
     *
     * @throws io.taskloom.engine.problem.NotFound if the project is hidden
     */
    @Transactional(readOnly = true)
    public LanguageView language(Actor actor, @Nullable ProjectId project) {
        List<CustomField> custom = scopes.fields(actor, project);
        return LanguageView.of(FieldScope.of(custom).catalogue(), field -> custom.stream()
                .filter(each -> each.name().equalsIgnoreCase(field.name()))
                .flatMap(each -> each.choices().stream())
                .map(FieldChoice::name)
                .distinct()
                .limit(MAX_CHOICES));
    }

    private List<Completion.Item> values(Actor actor, @Nullable ProjectId project, Field field, String start) {
        return names(actor, project, field)
                .filter(name -> begins(name, start))
                .limit(MAX_VALUES)
                .map(name -> Completion.value(name, name))
                .toList();
    }

    private Stream<String> names(Actor actor, @Nullable ProjectId project, Field field) {
        if (field.name().equals("project")) {
            return workspaces.mine(actor).stream()
                    .flatMap(workspace -> projects.list(actor, workspace.id()).stream())
                    .map(each -> each.name())
                    .distinct();
        }
        if (project == null) {
            return Stream.empty();
        }
        if (!TaskFields.CATALOGUE.fields().contains(field)) {
            return own(actor, project, field);
        }
        return switch (field.name()) {
            case "assignee", "reporter" ->
                members.list(actor, project).stream()
                        .map(member -> member.person().name());
            case "tag" -> tags.list(actor, project).stream().map(TagView::name);
            case "section" -> sections.list(actor, project).stream().map(SectionView::name);
            default -> Stream.empty();
        };
    }

    private Stream<String> own(Actor actor, ProjectId project, Field field) {
        return field.type() == FieldType.PERSON
                ? members.list(actor, project).stream()
                        .map(member -> member.person().name())
                : fields.of(List.of(project)).stream()
                        .filter(each -> each.name().equals(field.name()))
                        .flatMap(each -> each.choices().stream())
                        .map(FieldChoice::name);
    }

    /** The name, or a word in it. */
    private static boolean begins(String name, String start) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith(start) || lower.contains(" " + start);
    }
}
