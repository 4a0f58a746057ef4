package io.taskloom.engine.task.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTests {

    private static final PersonId UMA = new PersonId(Ids.next());
    private static final PersonId MONA = new PersonId(Ids.next());

    private static String mention(String name, PersonId person) {
        return "[@%s](mention:%s)".formatted(name, person);
    }

    @Test
    void peopleAreFoundOnceEachInTheOrderTheyAreNamed() {
        var text = new Markdown("Hi %s and **%s**, says %s"
                .formatted(mention("Mona", MONA), mention("Uma *User*", UMA), mention("Mona again", MONA)));

        assertThat(text.mentions()).containsExactly(MONA, UMA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`%s`",
                "```\n%s\n```",
                "    %s",
                "\\%s",
                "<!-- %s -->",
                "<a href=\"%s\">",
            })
    void whatIsNoLinkNamesNobody(String frame) {
        assertThat(new Markdown(frame.formatted(mention("Uma", UMA))).mentions())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@Uma",
                "[@Uma](mention:uma)",
                "[@Uma](mention:)",
                "[@Uma](mention:1-1-1-1-1-1)",
                "[@Uma](https://taskloom.example/mention:00000000-0000-7000-8000-000000000004)",
                "[Uma](mention:00000000-0000-7000-8000-000000000004)",
                "[](mention:00000000-0000-7000-8000-000000000004)",
                "![@Uma](mention:00000000-0000-7000-8000-000000000004)",
            })
    void whatDoesNotSayWhoNamesNobody(String text) {
        assertThat(new Markdown(text).mentions()).isEmpty();
    }

    @Test
    void noTextNamesNobodyAndSaysNothing() {
        assertThat(new Markdown(null).mentions()).isEmpty();
        assertThat(new Markdown(null).excerpt()).isEmpty();
    }

    @Test
    void anExcerptIsPlainText() {
        var text = new Markdown("# Look\n\n* **two** `bottles`\n* [@Uma](mention:%s)\nand <b>bread</b>".formatted(UMA));

        assertThat(text.excerpt()).isEqualTo("Look two bottles @Uma and bread");
        assertThat(new Markdown("<script>alert(1)</script>").excerpt()).isEmpty();
    }

    @Test
    void anExcerptEndsBeforeItIsTooLongAndBreaksNoCharacter() {
        String excerpt = new Markdown("🙂".repeat(30_000)).excerpt();

        assertThat(excerpt.codePointCount(0, excerpt.length())).isEqualTo(140);
        assertThat(excerpt).endsWith("🙂…").doesNotContain("\ufffd");
    }

    static Stream<String> hostile() {
        String mention = mention("Uma", UMA);
        return Stream.of(
                        ">",
                        "> ",
                        "- ",
                        "1. ",
                        "[",
                        "![",
                        "](",
                        "*a ",
                        "*a **a ",
                        "**x [a*b**c*](d",
                        "`",
                        "` ",
                        "`a``b",
                        "<",
                        "<!--",
                        "<a ",
                        "[a](<b",
                        "[a]: mention:x\n",
                        "_a__b_",
                        "\\",
                        "&",
                        ">\n",
                        "- a\n",
                        "\t")
                .map(piece -> piece.repeat(50_000 / piece.length()) + mention);
    }

    @ParameterizedTest
    @MethodSource
    void hostile(String text) {
        var markdown = new Markdown(text);

        Assertions.assertTimeout(Duration.ofSeconds(2), () -> {
            assertThatCode(markdown::mentions).doesNotThrowAnyException();
            assertThatCode(markdown::excerpt).doesNotThrowAnyException();
        });
    }
}
