package io.taskloom.engine.task.approval;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.identity.PersonView;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * To whom one's approvals go while one is away.
 *
 * @param deputy null if one has said nothing, and then so are the days
 * @param firstDay included
 * @param lastDay included
 */
@Schema(name = "ApprovalAbsence")
record AbsenceView(
        @Nullable PersonView deputy,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay) {

    static final AbsenceView NONE = new AbsenceView(null, null, null);
}
