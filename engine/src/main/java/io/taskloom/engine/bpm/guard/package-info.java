/** What the engine does differently because users' models are hostile: expressions, scripts, deployments. */
@NullMarked
package io.taskloom.engine.bpm.guard;

import org.jspecify.annotations.NullMarked;
