package io.taskloom.engine.task.approval;

import io.taskloom.engine.problem.Forbidden;

/** Says neither who was asked nor what. */
class AskedOfAnother extends Forbidden {

    AskedOfAnother() {
        super("Somebody else was asked by this link. Sign in as the person whom the mail was sent to.");
    }
}
