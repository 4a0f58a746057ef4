package io.taskloom.engine.task.approval;

import io.taskloom.engine.event.PersonId;
import java.time.LocalDate;

/** From the first day to the last, both included, where that person lives. */
record Absence(PersonId person, PersonId deputy, LocalDate firstDay, LocalDate lastDay) {

    boolean covers(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }
}
