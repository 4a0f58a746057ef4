package io.taskloom.engine.bpm.webapp;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GLOBAL;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Grants at start what Camunda's pages need: administrators everything, everybody Tasklist. */
@Component
class CamundaRights implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(CamundaRights.class);
    private static final String TASKLIST = "tasklist";
    private static final String FILTER = "My tasks";

    private final AuthorizationService authorizations;
    private final FilterService filters;
    private final TaskService tasks;

    CamundaRights(AuthorizationService authorizations, FilterService filters, TaskService tasks) {
        this.authorizations = authorizations;
        this.filters = filters;
        this.tasks = tasks;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (Resource resource : Resources.values()) {
            if (authorizations
                            .createAuthorizationQuery()
                            .groupIdIn(WebappSecurity.ADMIN)
                            .resourceType(resource)
                            .resourceId(ANY)
                            .count()
                    == 0) {
                Authorization all = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
                all.setGroupId(WebappSecurity.ADMIN);
                all.addPermission(Permissions.ALL);
                save(all, resource, ANY);
            }
        }
        if (authorizations
                        .createAuthorizationQuery()
                        .authorizationType(AUTH_TYPE_GLOBAL)
                        .resourceType(Resources.APPLICATION)
                        .resourceId(TASKLIST)
                        .count()
                == 0) {
            Authorization tasklist = authorizations.createNewAuthorization(AUTH_TYPE_GLOBAL);
            tasklist.addPermission(Permissions.ACCESS);
            save(tasklist, Resources.APPLICATION, TASKLIST);
        }
        shareFilter();
    }

    /** Tasklist shows nothing without one. Everybody reads the same: of its tasks each sees those that they may. */
    private void shareFilter() {
        if (filters.createFilterQuery().filterName(FILTER).count() > 0) {
            return;
        }
        Filter all = filters.newTaskFilter(FILTER);
        all.setQuery(tasks.createTaskQuery());
        all.setProperties(Map.of("description", "What you have or may take", "priority", 0, "refresh", true));
        String id = filters.saveFilter(all).getId();
        Authorization reading = authorizations.createNewAuthorization(AUTH_TYPE_GLOBAL);
        reading.addPermission(Permissions.READ);
        save(reading, Resources.FILTER, id);
    }

    private void save(Authorization authorization, Resource resource, String id) {
        authorization.setResource(resource);
        authorization.setResourceId(id);
        try {
            authorizations.saveAuthorization(authorization);
        } catch (ProcessEngineException already) {
            // Another node that starts at the same time grants the same.
            LOG.debug("Rights on {} were granted by another node", resource.resourceName());
        }
    }
}
