package io.taskloom.engine.identity.key;

import io.taskloom.engine.problem.InvalidInput;

/** A key stands where logs, proxies and histories keep it. */
public class KeyInAddress extends InvalidInput {

    KeyInAddress() {
        super(
                "",
                "key-in-address",
                "An API key never goes into an address, where logs keep it. Revoke this one, make another, and send it in"
                        + " the header Authorization: Bearer.");
    }
}
