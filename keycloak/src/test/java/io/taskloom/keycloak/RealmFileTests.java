package io.taskloom.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealmFileTests {

    private static final Map<String, String> VARIABLES = Map.of(
            "TASKLOOM_PUBLIC_URL", "https://tasks.example",
            "TASKLOOM_ENGINE_CLIENT_SECRET", "engine$secret",
            "TASKLOOM_COCKPIT_CLIENT_SECRET", "cockpit-secret",
            "TASKLOOM_MAIL_HOST", "mail.example",
            "TASKLOOM_MAIL_FROM", "taskloom@example.com");

    @Test
    void variablesAreFilledInAndOthersHaveDefaults() {
        var realm = RealmFile.production(VARIABLES::get);

        assertThat(realm.settings().at("/smtpServer/host").asText()).isEqualTo("mail.example");
        assertThat(realm.settings().at("/smtpServer/port").asText()).isEqualTo("25");
        assertThat(realm.content().toString()).contains("https://tasks.example/*", "engine$secret");
    }

    @Test
    void everyMissingVariableIsNamed() {
        var some = new HashMap<>(VARIABLES);
        some.keySet().removeIf(name -> name.endsWith("SECRET"));

        assertThatThrownBy(() -> RealmFile.production(some::get))
                .isInstanceOf(RealmSyncFailed.class)
                .hasMessageContaining("TASKLOOM_COCKPIT_CLIENT_SECRET, TASKLOOM_ENGINE_CLIENT_SECRET");
    }

    @Test
    void demoPeopleAndTheirClientAreNoPartOfProduction() {
        var production = RealmFile.production(VARIABLES::get).content().toString();
        var demo = RealmFile.demo(VARIABLES::get).content().toString();

        assertThat(production).doesNotContain("taskloom-cli", "Taskloom-demo-1", "taskloom.example");
        assertThat(demo).contains("taskloom-cli", "Taskloom-demo-1", "manager@taskloom.example", "taskloom-app");
    }

    @Test
    void theThemeIsWrittenAsAFolder(@TempDir Path themes) throws IOException {
        LoginTheme.copyTo(themes);

        assertThat(themes.resolve("taskloom/login/resources/css/taskloom.css")).isNotEmptyFile();
        assertThat(Files.readString(themes.resolve("taskloom/login/theme.properties")))
                .contains("parent=keycloak.v2");
    }
}
