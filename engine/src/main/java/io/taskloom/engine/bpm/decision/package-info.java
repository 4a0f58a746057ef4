/** DMN within the limits of our FEEL: no other language is evaluated, and none for longer than it may. */
@NullMarked
package io.taskloom.engine.bpm.decision;

import org.jspecify.annotations.NullMarked;
