package io.taskloom.engine.template;

import io.taskloom.engine.problem.Forbidden;

class NotYourTemplate extends Forbidden {

    NotYourTemplate() {
        super("Only who made a template and the workspace's admins can change it.");
    }
}
