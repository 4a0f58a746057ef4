/** Why a task is here, and what happens next (promise F2). Who knows runs tells of them through {@code RunFacts}. */
@NullMarked
@NamedInterface("explain")
package io.taskloom.engine.task.explain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
