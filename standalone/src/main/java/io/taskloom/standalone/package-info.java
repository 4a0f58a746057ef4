/**
 * The services Taskloom needs, real ones, without Docker: for the one-command start and for tests. {@link
 * io.taskloom.standalone.Services} is what tests use, {@link io.taskloom.standalone.Launcher} what people start.
 */
@NullMarked
package io.taskloom.standalone;

import org.jspecify.annotations.NullMarked;
