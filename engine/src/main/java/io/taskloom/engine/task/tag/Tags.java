package io.taskloom.engine.task.tag;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.project.ProjectAccess;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.place.ProjectLock;
import io.taskloom.engine.web.Patch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tags of a project (promise T4). Members write them; a name is there once, however it is written. */
@Service
public class Tags {

    private static final int MOST = 500;
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final List<String> COLORS = List.of(
            "#e03131", "#c2255c", "#9c36b5", "#6741d9", "#3b5bdb", "#1971c2", "#0c8599", "#099268", "#2f9e44",
            "#66a80f", "#f08c00", "#e8590c");

    private final Projects projects;
    private final TagRows rows;
    private final ProjectLock lock;
    private final List<TagUse> uses;
    private final Events events;

    Tags(Projects projects, TagRows rows, ProjectLock lock, List<TagUse> uses, Events events) {
        this.projects = projects;
        this.rows = rows;
        this.lock = lock;
        this.uses = uses;
        this.events = events;
    }

    /** By name. */
    @Transactional(readOnly = true)
    public List<TagView> list(Actor actor, ProjectId project) {
        projects.require(actor, project, ProjectRole.VIEWER);
        return rows.of(project);
    }

    /** @param color {@code #rrggbb}; one of ours if null @throws TagExists if there is one of that name */
    @Transactional
    public TagView create(Actor actor, ProjectId project, String name, @Nullable String color) {
        ProjectAccess access = projects.require(actor, project, ProjectRole.MEMBER);
        String stripped = name.strip();
        TagView tag = checked(
                new TagView(new TagId(Ids.next()), project, stripped, color == null ? colorOf(stripped) : color));
        if (rows.of(project).size() >= MOST) {
            throw new TooManyTags(MOST);
        }
        if (!rows.insert(tag)) {
            throw new TagExists(tag.name());
        }
        events.publish(actor, new TagChanged(access.workspace(), tag));
        return tag;
    }

    @Transactional
    public TagView patch(Actor actor, ProjectId project, TagId id, Patch<String> name, Patch<String> color) {
        ProjectAccess access = projects.require(actor, project, ProjectRole.MEMBER);
        TagView now = rows.lock(project, id).orElseThrow(() -> new NotFound("tag", id));
        String nextName = name.orElse(now.name());
        String nextColor = color.orElse(now.color());
        TagView next = checked(
                new TagView(id, project, nextName == null ? "" : nextName.strip(), nextColor == null ? "" : nextColor));
        if (next.equals(now)) {
            return now;
        }
        if (!rows.update(next)) {
            throw new TagExists(next.name());
        }
        events.publish(actor, new TagChanged(access.workspace(), next));
        return next;
    }

    /** Takes it off every task as well. */
    @Transactional
    public void delete(Actor actor, ProjectId project, TagId id) {
        ProjectAccess access = projects.require(actor, project, ProjectRole.MEMBER);
        lock.take(project);
        TagView tag = rows.lock(project, id).orElseThrow(() -> new NotFound("tag", id));
        uses.forEach(use -> use.release(actor, project, id));
        rows.delete(id);
        events.publish(actor, new TagRemoved(access.workspace(), tag));
    }

    /** As {@link #delete}, but only one that nothing has. @return whether it is gone */
    @Transactional
    public boolean deleteUnused(Actor actor, ProjectId project, TagId id) {
        projects.require(actor, project, ProjectRole.MEMBER);
        lock.take(project);
        if (uses.stream().anyMatch(use -> use.uses(id))) {
            return false;
        }
        if (!rows.find(List.of(id)).isEmpty()) {
            delete(actor, project, id);
        }
        return true;
    }

    /** @throws InvalidInput naming those that are not tags of the project */
    @Transactional(readOnly = true)
    public void require(ProjectId project, List<TagId> ids) {
        if (ids.isEmpty()) {
            return;
        }
        Map<TagId, TagView> found = named(ids);
        var errors = new ArrayList<InvalidInput.FieldError>();
        for (int i = 0; i < ids.size(); i++) {
            TagView tag = found.get(ids.get(i));
            if (tag == null || !tag.projectId().equals(project)) {
                errors.add(new InvalidInput.FieldError(
                        "tags[%d]".formatted(i), "unknown", "The project has no such tag."));
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    /** Whichever project they are of; for who may see what they are on. */
    @Transactional(readOnly = true)
    public Map<TagId, TagView> named(Collection<TagId> ids) {
        return ids.isEmpty() ? Map.of() : rows.find(ids).stream().collect(toMap(TagView::id, Function.identity()));
    }

    /** The project's tags of those names, however they are written; names without a tag are left out. */
    @Transactional(readOnly = true)
    public List<TagView> byName(ProjectId project, Collection<String> names) {
        return rows.byName(project, names);
    }

    /** Refuses a tag that {@link #create} would refuse. @param there how many the project has */
    public static void check(String name, int there) {
        if (there >= MOST) {
            throw new TooManyTags(MOST);
        }
        checked(new TagView(new TagId(Ids.next()), new ProjectId(Ids.next()), name.strip(), colorOf(name)));
    }

    private static TagView checked(TagView tag) {
        var errors = new ArrayList<InvalidInput.FieldError>();
        int length = tag.name().codePointCount(0, tag.name().length());
        if (length < 1 || length > 50 || tag.name().chars().anyMatch(Character::isISOControl)) {
            errors.add(new InvalidInput.FieldError("name", "length", "A tag's name has 1 to 50 characters."));
        }
        if (!COLOR.matcher(tag.color()).matches()) {
            errors.add(new InvalidInput.FieldError("color", "format", "A colour looks like #2f9e44."));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return tag;
    }

    private static String colorOf(String name) {
        return requireNonNull(
                COLORS.get(Math.floorMod(name.toLowerCase(Locale.ROOT).hashCode(), COLORS.size())));
    }
}
