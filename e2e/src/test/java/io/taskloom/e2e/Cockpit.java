package io.taskloom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

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

    /** COMPLETED, ACTIVE and so on, as the engine's history knows it. */
    String stateOf(String instance) {
        var answer = get("/history/process-instance/" + instance);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text().replaceAll("(?s).*\"state\":\"([A-Z_]+)\".*", "$1");
    }

    @Override
    public void close() {
        visitor.close();
    }
}
