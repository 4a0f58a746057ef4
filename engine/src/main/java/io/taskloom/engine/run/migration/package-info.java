/** Takes running instances of an automation from one version to another (promise F5). */
@NullMarked
package io.taskloom.engine.run.migration;

import org.jspecify.annotations.NullMarked;
