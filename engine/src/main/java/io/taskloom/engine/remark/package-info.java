/** Comments on an automation's diagram: threads of Markdown texts, each about an element or about the whole. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"problem", "event", "web", "identity", "workspace", "task :: markdown", "automation"})
package io.taskloom.engine.remark;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
