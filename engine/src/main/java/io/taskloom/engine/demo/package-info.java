/** What the demo starts with: the people of the demo realm, a workspace, a project, some tasks and an automation. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "event", "identity", "workspace", "project", "task", "automation"})
package io.taskloom.engine.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
