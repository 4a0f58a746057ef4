package io.taskloom.engine.account;

import io.taskloom.engine.problem.Forbidden;

class SignInAgain extends Forbidden {

    SignInAgain() {
        super("Sign in once more, to show that it is you who wants this.");
    }
}
