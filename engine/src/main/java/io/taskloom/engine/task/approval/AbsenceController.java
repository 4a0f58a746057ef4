package io.taskloom.engine.task.approval;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/me/approval-absence")
@Tag(name = "Approvals")
class AbsenceController {

    private final Absences absences;

    AbsenceController(Absences absences) {
        this.absences = absences;
    }

    @GetMapping
    @Operation(summary = "To whom my approvals go while I am away")
    AbsenceView get(Actor.Person actor) {
        return absences.get(actor);
    }

    @PutMapping
    @Operation(
            summary = "Have my approvals go to somebody else while I am away",
            description = "Those that are asked for on these days, if the deputy may decide there and has no vote.")
    AbsenceView put(Actor.Person actor, @Valid @RequestBody NewAbsence absence) {
        return absences.put(actor, absence.deputyId(), absence.firstDay(), absence.lastDay());
    }

    @DeleteMapping
    @Operation(summary = "Decide myself from now on")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor.Person actor) {
        absences.delete(actor);
    }

    @Schema(name = "NewApprovalAbsence")
    record NewAbsence(
            @NotNull PersonId deputyId,
            @NotNull LocalDate firstDay,
            @NotNull LocalDate lastDay) {}
}
