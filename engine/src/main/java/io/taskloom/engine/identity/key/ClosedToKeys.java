package io.taskloom.engine.identity.key;

import io.taskloom.engine.problem.Forbidden;

/** An API key never opens this, whatever its scopes. */
public class ClosedToKeys extends Forbidden {

    ClosedToKeys() {
        super("API keys can't do this: sign in.");
    }
}
