/** What the engine tells of itself: our own run record, and the little that Camunda's history keeps beside it. */
@NullMarked
package io.taskloom.engine.bpm.journal;

import org.jspecify.annotations.NullMarked;
