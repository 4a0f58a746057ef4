package io.taskloom.engine.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What to do about a schedule whose time has come.
 *
 * @param due time of the run to start; null for none
 * @param missed how many times before it start nothing any more, as far as they are counted
 * @param next when to look again; null for never
 */
record Turn(@Nullable Instant due, int missed, @Nullable Instant next) {}
