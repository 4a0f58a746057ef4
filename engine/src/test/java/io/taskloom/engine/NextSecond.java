package io.taskloom.engine;

import static org.awaitility.Awaitility.await;

import java.time.Instant;

/** Tokens tell the second of their issue: a change of an account takes back all that are issued in the same one. */
public final class NextSecond {

    private NextSecond() {}

    public static void begins() {
        long second = Instant.now().getEpochSecond();
        await().until(() -> Instant.now().getEpochSecond() > second);
    }
}
