/** Tells features of user tasks, whoever moves them. */
@NullMarked
package io.taskloom.engine.bpm.usertask;

import org.jspecify.annotations.NullMarked;
