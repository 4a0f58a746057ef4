package io.taskloom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SystemTests {

    private final RunningSystem system = RunningSystem.shared();

    @Test
    void everyDemoPersonIsKnownToTheApi() {
        for (var person : new String[] {"admin", "manager", "designer", "user", "user2"}) {
            var me = system.api(person).get("/me");

            assertThat(me.path("email").asText()).isEqualTo(person + "@taskloom.example");
            assertThat(me.path("workspaces")).isNotEmpty();
        }
    }
}
