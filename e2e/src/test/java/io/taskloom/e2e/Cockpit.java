package io.taskloom.e2e;

import com.microsoft.playwright.APIResponse;

/** Cockpit, opened by a person who has signed in to the application, and the calls that its pages make. */
final class Cockpit implements AutoCloseable {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    private final Visitor visitor;

    private Cockpit(Visitor visitor) {
        this.visitor = visitor;
    }

    static Cockpit of(String person) {
        var visitor = Visitor.signedIn(person);
        visitor.open("/camunda/app/cockpit/default/");
        return new Cockpit(visitor);
    }

    Visitor visitor() {
        return visitor;
    }

    APIResponse get(String path) {
        return visitor.page().request().get(RunningSystem.shared().app(ENGINE + path));
    }

    /** Whether the engine has such an instance at work; our own models leave no history behind. */
    boolean runs(String instance) {
        return get("/process-instance/" + instance).status() == 200;
    }

    @Override
    public void close() {
        visitor.close();
    }
}
