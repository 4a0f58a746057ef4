package io.taskloom.engine.maintenance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.identity.SignedIn;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Maintenance", description = "Times in which everything can be read and nothing be changed.")
class MaintenanceController {

    /** Open while everything else is closed. */
    static final String SWITCH = "/api/v1/admin/maintenance";

    private final MaintenanceMode mode;

    MaintenanceController(MaintenanceMode mode) {
        this.mode = mode;
    }

    @GetMapping("/api/v1/maintenance")
    @Operation(summary = "Whether maintenance goes on", description = "For everybody who has signed in.")
    MaintenanceView now(SignedIn who) {
        return mode.now();
    }

    @GetMapping(SWITCH)
    @Operation(summary = "The times of maintenance, the newest first", description = "For admins of the installation.")
    Page<PeriodView> list(SignedIn who, PageRequest page) {
        return mode.list(who, page);
    }

    @PutMapping(SWITCH)
    @Operation(
            summary = "Begin or end maintenance",
            description =
                    "For admins of the installation. While it goes on, whatever would write is answered 503 with Retry-After;"
                            + " steps under way end, timers, steps, schedules and events wait and nothing is lost. Other nodes follow within a"
                            + " second. Beginning it again changes what is said.")
    MaintenanceView change(SignedIn who, @Valid @RequestBody ChangeMaintenance change) {
        return mode.change(who, change);
    }
}
