package io.taskloom.engine.calendar;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/** A day on which nobody works. */
@Schema(name = "Holiday")
public record Holiday(LocalDate day, String name) {}
