package io.taskloom.engine.web;

import io.taskloom.engine.problem.Forbidden;

/** It was done, under the caller's rights of then; those of now may not show what it answered. */
class AnswerWithheld extends Forbidden {

    AnswerWithheld() {
        super("This was done before. Your rights have changed since, so its answer is not shown again.");
    }
}
