package io.taskloom.engine.task.section;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.place.ProjectLock;
import io.taskloom.engine.task.place.Rank;
import io.taskloom.engine.task.place.Ranked;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.web.Patch;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sections of a project (promise T4). Members write them. */
@Service
public class Sections {

    private static final int MOST = 100;
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");

    private final Projects projects;
    private final SectionRows rows;
    private final ProjectLock lock;
    private final List<SectionUse> uses;
    private final Events events;

    Sections(Projects projects, SectionRows rows, ProjectLock lock, List<SectionUse> uses, Events events) {
        this.projects = projects;
        this.rows = rows;
        this.lock = lock;
        this.uses = uses;
        this.events = events;
    }

    /** In their order. */
    @Transactional(readOnly = true)
    public List<SectionView> list(Actor actor, ProjectId project) {
        projects.require(actor, project, ProjectRole.VIEWER);
        return rows.of(project);
    }

    @Transactional
    public SectionView create(Actor actor, ProjectId project, NewSection input) {
        WorkspaceId workspace =
                projects.require(actor, project, ProjectRole.MEMBER).workspace();
        lock.take(project);
        List<SectionView> all = rows.of(project);
        if (all.size() >= MOST) {
            throw new TooManySections(MOST);
        }
        SectionView made = checked(new SectionView(
                new SectionId(Ids.next()),
                project,
                input.name().strip(),
                input.color(),
                Ranked.beside(all, input.before(), input.after(), "section"),
                input.wipLimit(),
                1));
        rows.insert(made);
        events.publish(actor, new SectionChanged(workspace, made));
        return made;
    }

    /** @throws io.taskloom.engine.web.StaleVersion if the caller knows another version */
    @Transactional
    public SectionView patch(
            Actor actor,
            ProjectId project,
            SectionId id,
            Patch<String> name,
            Patch<String> color,
            Patch<Integer> wipLimit,
            IfMatch ifMatch) {
        WorkspaceId workspace =
                projects.require(actor, project, ProjectRole.MEMBER).workspace();
        SectionView now = rows.lock(project, id).orElseThrow(() -> new NotFound("section", id));
        ifMatch.check(now.version(), () -> now);
        String nextName = name.orElse(now.name());
        SectionView next = checked(new SectionView(
                id,
                project,
                nextName == null ? "" : nextName.strip(),
                color.orElse(now.color()),
                now.position(),
                wipLimit.orElse(now.wipLimit()),
                now.version() + 1));
        rows.update(next);
        events.publish(actor, new SectionChanged(workspace, next));
        return next;
    }

    /** To the end if no neighbour is named. */
    @Transactional
    public SectionView move(
            Actor actor, ProjectId project, SectionId id, @Nullable SectionId before, @Nullable SectionId after) {
        WorkspaceId workspace =
                projects.require(actor, project, ProjectRole.MEMBER).workspace();
        lock.take(project);
        SectionView now = rows.lock(project, id).orElseThrow(() -> new NotFound("section", id));
        List<SectionView> others = rows.of(project).stream()
                .filter(other -> !other.id().equals(id))
                .toList();
        SectionView next = at(now, Ranked.beside(others, before, after, "section"), now.version() + 1);
        rows.update(next);
        if (next.position().length() > Rank.LONG) {
            next = makeRoom(project, id);
        }
        events.publish(actor, new SectionChanged(workspace, next));
        return next;
    }

    /** Its tasks stand in no section then. */
    @Transactional
    public void delete(Actor actor, ProjectId project, SectionId id) {
        WorkspaceId workspace =
                projects.require(actor, project, ProjectRole.MEMBER).workspace();
        lock.take(project);
        SectionView section = rows.lock(project, id).orElseThrow(() -> new NotFound("section", id));
        uses.forEach(use -> use.release(actor, project, id));
        rows.delete(id);
        events.publish(actor, new SectionRemoved(workspace, section));
    }

    /** As {@link #delete}, but only one that nobody has changed or put anything in. @return whether it is gone */
    @Transactional
    public boolean deleteUnused(Actor actor, ProjectId project, SectionId id) {
        projects.require(actor, project, ProjectRole.MEMBER);
        lock.take(project);
        SectionView section = rows.find(id).orElse(null);
        if (section != null && (section.version() != 1 || uses.stream().anyMatch(use -> use.uses(id)))) {
            return false;
        }
        if (section != null) {
            delete(actor, project, id);
        }
        return true;
    }

    /** @throws InvalidInput if the project has no such section */
    @Transactional(readOnly = true)
    public void require(ProjectId project, @Nullable SectionId id) {
        if (id != null
                && rows.find(id)
                        .filter(section -> section.projectId().equals(project))
                        .isEmpty()) {
            throw new InvalidInput("sectionId", "unknown", "The project has no such section.");
        }
    }

    /** Refuses a section that {@link #create} would refuse. @param there how many the project has */
    public static void check(String name, int there) {
        if (there >= MOST) {
            throw new TooManySections(MOST);
        }
        checked(new SectionView(
                new SectionId(Ids.next()), new ProjectId(Ids.next()), name.strip(), null, "a", null, 1));
    }

    private SectionView makeRoom(ProjectId project, SectionId moved) {
        List<SectionView> all = rows.of(project);
        List<String> ranks = Rank.spread(null, null, all.size());
        // No rank may be there twice even for a moment, so all step aside first.
        all.forEach(section -> rows.place(section.id(), "~" + section.position()));
        for (int i = 0; i < all.size(); i++) {
            rows.place(all.get(i).id(), ranks.get(i));
        }
        return rows.find(moved).orElseThrow();
    }

    private static SectionView at(SectionView section, String rank, long version) {
        return new SectionView(
                section.id(), section.projectId(), section.name(), section.color(), rank, section.wipLimit(), version);
    }

    private static SectionView checked(SectionView section) {
        var errors = new ArrayList<InvalidInput.FieldError>();
        int length = section.name().codePointCount(0, section.name().length());
        if (length < 1 || length > 100 || section.name().chars().anyMatch(Character::isISOControl)) {
            errors.add(new InvalidInput.FieldError("name", "length", "A section's name has 1 to 100 characters."));
        }
        if (section.color() != null && !COLOR.matcher(section.color()).matches()) {
            errors.add(new InvalidInput.FieldError("color", "format", "A colour looks like #2f9e44."));
        }
        if (section.wipLimit() != null && (section.wipLimit() < 1 || section.wipLimit() > 1_000)) {
            errors.add(new InvalidInput.FieldError("wipLimit", "range", "A limit lies between 1 and 1000."));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return section;
    }
}
