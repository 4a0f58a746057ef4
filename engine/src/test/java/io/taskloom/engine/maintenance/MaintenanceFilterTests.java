package io.taskloom.engine.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaintenanceFilterTests {

    @ParameterizedTest
    @CsvSource({
        "POST,   /api/v1/projects/p/tasks, true",
        "PATCH,  /api/v1/tasks/t, true",
        "DELETE, /api/v1/me/picture, true",
        "GET,    /api/v1/tasks, false",
        "HEAD,   /api/v1/tasks, false",
        "PUT,    /api/v1/admin/maintenance, false",
        "PUT,    /api/v1/admin/maintenance/, true",
        "PUT,    /api/v1/admin/maintenance;x=1, true",
        "POST,   /hooks/token, true",
        "POST,   /callbacks/token, true",
        "POST,   /camunda/api/engine/engine/default/task/t/complete, true",
        "POST,   /camunda/api/engine/engine/default/task/t/submit-form, true",
        "POST,   /camunda/api/engine/engine/default/filter/create, true",
        "DELETE, /camunda/api/engine/engine/default/process-instance/i, true",
        "PUT,    /camunda/api/engine/engine/default/job/j/retries, true",
        "POST,   /camunda/api/engine/engine/default/task, false",
        "POST,   /camunda/api/engine/engine/default/task/count, false",
        "POST,   /camunda/api/engine/engine/default/filter/f/list, false",
        "POST,   /camunda/api/cockpit/plugin/base/default/process-instance, false",
        "POST,   /camunda/api/admin/auth/user/default/logout, false",
        "POST,   /logout, false"
    })
    void whatWritesIsClosedWhatReadsIsOpen(String method, String path, boolean closed) {
        assertThat(MaintenanceFilter.writes(method, path)).isEqualTo(closed);
    }
}
