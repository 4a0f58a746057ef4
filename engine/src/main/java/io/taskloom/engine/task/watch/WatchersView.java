package io.taskloom.engine.task.watch;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.identity.PersonView;
import java.util.List;

/** Who watches a task, by name. @param watching whether the reader does */
@Schema(name = "Watchers")
public record WatchersView(List<PersonView> items, boolean watching) {}
