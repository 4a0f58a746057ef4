package io.taskloom.engine.connector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailSettingsTests {

    @Test
    void aVariablePassedOnEmptyMeansNoSignIn() {
        MailSettings settings = new MailSettings("mail", 25, "no-reply@taskloom.example", "", " ", false);

        assertThat(settings.username()).isNull();
        assertThat(settings.password()).isNull();
    }
}
