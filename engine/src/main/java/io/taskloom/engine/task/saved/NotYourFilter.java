package io.taskloom.engine.task.saved;

import io.taskloom.engine.problem.Forbidden;

class NotYourFilter extends Forbidden {

    NotYourFilter() {
        super("Only who made a shared filter and the workspace's admins can change it.");
    }
}
