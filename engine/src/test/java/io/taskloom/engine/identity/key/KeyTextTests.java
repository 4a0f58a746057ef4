package io.taskloom.engine.identity.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyTextTests {

    @Test
    void aKeyIsKnownByItsPrefixAndItsChecksum() {
        // given
        KeyText key = KeyText.next();

        // then
        assertThat(key.whole()).matches("tl_[0-9A-Za-z]{46}").contains(key.locator());
        assertThat(KeyText.parse(key.whole())).contains(key);
        assertThat(key.matches(key.hash())).isTrue();
        assertThat(key.matches(KeyText.next().hash())).isFalse();
        // The checksum is the CRC-32 of what stands before it, as scanners of secrets work it out.
        assertThat(KeyText.parse("tl_00000000000000000000000000000000000000000ReN7S"))
                .isPresent();
    }

    @Test
    void oneLetterMoreLessOrOtherMakesItNone() {
        String key = KeyText.next().whole();
        char last = key.charAt(20);

        assertThat(KeyText.parse(key + "0")).isEmpty();
        assertThat(KeyText.parse(key.substring(0, key.length() - 1))).isEmpty();
        assertThat(KeyText.parse(key.substring(0, 20) + (last == 'a' ? 'b' : 'a') + key.substring(21)))
                .isEmpty();
        assertThat(KeyText.parse("")).isEmpty();
    }

    @Test
    void itIsFoundInAnyText() {
        String key = KeyText.next().whole();

        assertThat(KeyText.isIn("token=" + key + "&x=1")).isTrue();
        assertThat(KeyText.isIn("tl_0tl_" + key)).isTrue();
        assertThat(KeyText.isIn("q=tl_" + "a".repeat(46))).isFalse();
    }

    @Test
    void itIsNotWrittenIntoLogs() {
        KeyText key = KeyText.next();

        assertThat(key.toString())
                .hasSizeLessThan(20)
                .doesNotContain(key.whole().substring(12));
    }
}
