package io.taskloom.engine.identity.key;

import io.taskloom.engine.problem.Unauthenticated;

/** Not a key of ours, or not any more. Which of them is not told. */
public class KeyRefused extends Unauthenticated {

    KeyRefused() {
        super("This API key is not good: it is unknown, expired or revoked.");
    }
}
