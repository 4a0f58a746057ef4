package io.taskloom.engine.workspace.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskloom.engine.problem.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTests {

    @Test
    void theCaseOfLettersDoesNotMatter() {
        assertThat(new Address(" Uma.User@Example.COM ").key()).isEqualTo("uma.user@example.com");
    }

    @Test
    void lookAlikesStayDifferent() {
        // The Kelvin sign, which Unicode's lower case makes a plain k.
        assertThat(Address.key("\u212Aim@example.com")).isNotEqualTo(Address.key("Kim@example.com"));
    }

    @Test
    void aHintTellsNoMoreThanTheFirstLetter() {
        assertThat(new Address("uma@example.com").hint()).isEqualTo("u…@example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "uma",
                "@example.com",
                "uma@",
                "uma@a@b",
                "uma user@example.com",
                "uma@exa mple.com",
                "uma@example.com\r\nBcc: all@example.com",
                "<uma@example.com>",
                "a@b,c@d",
                "\"uma\"@example.com"
            })
    void whatIsNoAddressIsRefused(String text) {
        assertThatThrownBy(() -> new Address(text)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void longOnesAreRefused() {
        assertThatThrownBy(() -> new Address("u@" + "e".repeat(253))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new Address("u".repeat(65) + "@example.com")).isInstanceOf(InvalidInput.class);
    }
}
