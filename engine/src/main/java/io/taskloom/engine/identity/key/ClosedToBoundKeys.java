package io.taskloom.engine.identity.key;

import io.taskloom.engine.problem.Forbidden;

/** It goes beyond the one workspace the key is good for. */
public class ClosedToBoundKeys extends Forbidden {

    ClosedToBoundKeys() {
        super("This goes across workspaces, and this API key is good for one alone.");
    }
}
