package io.taskloom.engine.identity;

import io.taskloom.engine.problem.Unauthenticated;

/** No token, or one that is not ours, or that has ended. Which of them is not told. */
public class TokenRefused extends Unauthenticated {

    TokenRefused() {
        super("Sign in: a valid access token is needed.");
    }
}
