package io.taskloom.engine.template;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes tasks and projects from templates (promise T6). */
@Service
public class TemplateUse {

    private final Templates templates;
    private final Projects projects;
    private final Assembly assembly;
    private final LocalZone zones;

    TemplateUse(Templates templates, Projects projects, Assembly assembly, LocalZone zones) {
        this.templates = templates;
        this.projects = projects;
        this.assembly = assembly;
        this.zones = zones;
    }

    /**
     * A task takes the right to write in its project, which is one of the template's workspace; a project the right to make
     * one. Whatever is made, with its processes, tags, dependencies and events, is one transaction: a {@code kill -9} in the
     * middle leaves nothing of it.
     *
     * @throws io.taskloom.engine.problem.InvalidInput naming every placeholder without value and every value without placeholder
     */
    @Transactional
    public Applied apply(Actor actor, TemplateId id, ApplyTemplate use) {
        Template template = templates.find(actor, id);
        ZoneId zone = zones.named(actor, use.timeZone());
        LocalDate anchor = use.anchor() == null ? zones.today(zone) : LocalZone.checked(use.anchor());
        var calendar = new Calendar(anchor, zone);
        return switch (template.content()) {
            case TaskContent task -> {
                var home = home(actor, template, use);
                var made = assembly.task(actor, home, filled(template, task, use), calendar, Map.of());
                yield new Applied(made.made(), null, made.left());
            }
            case ProjectContent project -> {
                var made = assembly.project(
                        actor, template.workspace(), use.requireName(), filled(template, project, use), calendar);
                yield new Applied(null, made.made(), made.left());
            }
        };
    }

    private Captured.Home home(Actor actor, Template template, ApplyTemplate use) {
        ProjectId project = use.requireProject();
        if (!projects.require(actor, project, ProjectRole.MEMBER).workspace().equals(template.workspace())) {
            throw new NotFound("project", project);
        }
        return new Captured.Home(template.workspace(), project, use.sectionId(), null);
    }

    private static <C extends Content> C filled(Template template, C content, ApplyTemplate use) {
        var texts = template.placeholders()
                .filledWith(use.values() == null ? Map.<String, @Nullable String>of() : use.values());
        @SuppressWarnings("unchecked") // Each kind of content gives its own kind.
        C filled = (C) content.withTexts(texts);
        ContentCheck.require(filled);
        return filled;
    }
}
