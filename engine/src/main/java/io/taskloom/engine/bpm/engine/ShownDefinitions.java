package io.taskloom.engine.bpm.engine;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import io.taskloom.engine.bpm.Memberships;
import io.taskloom.engine.event.WorkspaceId;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.AuthorizationQuery;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;

/**
 * Lets a workspace's people read its published definitions in Camunda's pages, as they do in ours. Written when something is
 * published, so that nothing is asked or written when it runs.
 */
@Component
public class ShownDefinitions {

    private final AuthorizationService authorizations;

    ShownDefinitions(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    public void show(String key, WorkspaceId workspace) {
        if (of(key).count() == 0) {
            Authorization reading = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
            reading.setGroupId(Memberships.members(workspace));
            reading.setResource(Resources.PROCESS_DEFINITION);
            reading.setResourceId(key);
            reading.addPermission(Permissions.READ);
            authorizations.saveAuthorization(reading);
        }
    }

    public void hide(String key) {
        of(key).list().forEach(each -> authorizations.deleteAuthorization(each.getId()));
    }

    private AuthorizationQuery of(String key) {
        return authorizations
                .createAuthorizationQuery()
                .resourceType(Resources.PROCESS_DEFINITION)
                .resourceId(key);
    }
}
