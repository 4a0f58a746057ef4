/** The embedded engine itself: its configuration, our own models, and instances as the rest of Taskloom handles them. */
@NullMarked
package io.taskloom.engine.bpm.engine;

import org.jspecify.annotations.NullMarked;
