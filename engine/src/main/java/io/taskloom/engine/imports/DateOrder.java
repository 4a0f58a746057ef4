package io.taskloom.engine.imports;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/** How 03/04/2026 is meant; what begins with a year is always year, month, day. */
@Schema(name = "ImportDateOrder")
public enum DateOrder {
    @JsonProperty("day_first")
    DAY_FIRST,
    @JsonProperty("month_first")
    MONTH_FIRST
}
