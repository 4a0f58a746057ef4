package io.taskloom.engine.web;

/** What an API key can be good for. Few, so that whoever makes a key can tell what it will be able to do. */
public enum Area {
    /** Workspaces, projects, who is in them, and how they are set up. */
    PROJECTS,
    /** Tasks and all that hangs on them. */
    TASKS,
    /** Hours worked. */
    TIME,
    AUTOMATIONS,
    /** Starting automations, and what became of it. */
    RUNS,
    /** What has happened, in its order. */
    EVENTS
}
