package io.taskloom.engine.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why a line was refused.
 *
 * @param column as the file names it; null if it is not one of them alone
 * @param code stable and short, for programs: {@code date}, {@code length}, {@code parent}
 * @param message a sentence for people
 */
@Schema(name = "ImportFault")
record Fault(@Nullable String column, String code, String message) {}
