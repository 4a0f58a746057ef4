package io.taskloom.engine.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskloom.engine.problem.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmojiTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "👍",
                "👍🏽",
                "❤️",
                "🇩🇪",
                "3️⃣",
                "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
                "👩‍🚀",
                "👨‍👩‍👧‍👦",
                "🏳️‍🌈",
                "👩🏽‍❤️‍💋‍👨🏿",
            })
    void onePictureIsAReaction(String emoji) {
        assertThat(Emoji.of(emoji).value()).isEqualTo(emoji);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                "3",
                "#",
                "lol",
                "👍👍",
                "👍 ",
                "🇩",
                "🇩🇪🇫🇷",
                "<b>",
                "👍<",
                "\u200D",
                "\uFE0F",
                "\u202E",
                "\uD83D",
                "👍🏽🏽",
                "❤️‍",
                "👨‍👩‍👧‍👦‍👨‍👩‍👧‍👦‍👨‍👩‍👧‍👦",
                "é"
            })
    void whatIsNoneOrMoreIsRefused(String text) {
        assertThatThrownBy(() -> Emoji.of(text)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void theSamePictureIsOneKindHoweverItIsWritten() {
        assertThat(Emoji.of("❤")).isEqualTo(Emoji.of("❤️"));
    }
}
