/** Users' models that wait for an event or a web call. */
@NullMarked
package io.taskloom.engine.bpm.wait;

import org.jspecify.annotations.NullMarked;
