/** FEEL with limits on time and size: what users write behind a leading {@code =}. */
@NullMarked
package io.taskloom.engine.bpm.feel;

import org.jspecify.annotations.NullMarked;
