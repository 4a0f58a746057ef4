/** Runs drafts as the engine would, and takes all of it back. */
@NullMarked
package io.taskloom.engine.bpm.tryout;

import org.jspecify.annotations.NullMarked;
