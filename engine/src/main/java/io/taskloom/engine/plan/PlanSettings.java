package io.taskloom.engine.plan;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param initial the plan of workspaces for which none was chosen: {@code free}, {@code pro} or {@code business}, which has no limits */
@Validated
@ConfigurationProperties("taskloom.plan")
record PlanSettings(@DefaultValue("business") @NotBlank String initial) {}
