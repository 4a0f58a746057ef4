package io.taskloom.engine.automation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What has been published, for those who start and record runs. Decides no permission. */
@Component
public class Publications {

    private final VersionRepository versions;
    private final AutomationRepository automations;

    /** Asked at every start and every step; a version never changes. */
    private final Cache<String, PublishedVersion> byDefinition =
            Caffeine.newBuilder().maximumSize(10_000).build();

    Publications(VersionRepository versions, AutomationRepository automations) {
        this.versions = versions;
        this.automations = automations;
    }

    /** Empty if the definition is no version of an automation. */
    public Optional<PublishedVersion> byDefinition(String definitionId) {
        PublishedVersion known = byDefinition.getIfPresent(definitionId);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<PublishedVersion> found = versions.byDefinition(definitionId);
        found.ifPresent(version -> byDefinition.put(definitionId, version));
        return found;
    }

    /** Empty for one that is deleted. */
    @Transactional(readOnly = true)
    public String name(AutomationId automation) {
        return automations.find(automation).map(AutomationView::name).orElse("");
    }

    /** Also of an automation that is deleted. */
    @Transactional(readOnly = true)
    public Optional<PublishedVersion> version(AutomationId automation, int number) {
        return versions.published(automation, number);
    }

    /** Where it says that the user tasks of its runs are to appear; empty if it leaves that open. */
    @Transactional(readOnly = true)
    public Optional<ProjectId> project(AutomationId automation) {
        return automations.find(automation).map(AutomationView::projectId);
    }

    /** The newest version of it that tasks can follow; empty if there is none, or the automation has been deleted. */
    @Transactional(readOnly = true)
    public Optional<PublishedVersion> workFlow(AutomationId automation) {
        return versions.workFlow(automation);
    }

    /** The automations of a workspace that tasks can follow, by name. */
    @Transactional(readOnly = true)
    public List<AutomationView> workFlows(WorkspaceId workspace) {
        List<AutomationId> ids = versions.workFlows(workspace);
        return automations.find(workspace, ids).stream()
                .sorted(Comparator.comparing(view -> ids.indexOf(view.id())))
                .toList();
    }

    /**
     * For whoever is about to start a run: the automation can't be deleted until their transaction ends.
     *
     * @return false if it has been deleted
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean hold(AutomationId automation) {
        return automations.hold(automation);
    }

    /** The version that events may start; empty while it is a draft only, switched off, or deleted. */
    @Transactional(readOnly = true)
    public Optional<PublishedVersion> live(AutomationId automation) {
        return automations
                .find(automation)
                .filter(AutomationView::enabled)
                .flatMap(found -> versions.current(found.id()));
    }

    /**
     * The version that a failed run of the automation starts; empty if it names none, or that is a draft only, switched off, or
     * deleted.
     */
    @Transactional(readOnly = true)
    public Optional<PublishedVersion> onError(AutomationId failed) {
        return automations
                .find(failed)
                .flatMap(found -> Optional.ofNullable(found.errorAutomationId()))
                .flatMap(this::live);
    }
}
