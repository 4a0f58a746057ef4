package io.taskloom.bench.years;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people write. Words come as often as in a language: few all the time, most of them rarely. */
public final class Vocabulary {

    private static final List<String> VERBS = words("""
            prepare review update send check plan write call fix order test book draft clean collect compare design discuss
            deliver document estimate file finish follow install invite measure migrate move negotiate organise paint pay
            present print publish renew repair replace research schedule sign sort translate train upgrade verify""");
    private static final List<String> ADJECTIVES = words("""
            quarterly new final monthly broken internal public annual urgent second first draft missing weekly old legal
            technical regional external open revised large small printed signed digital safe simple temporary local""");
    private static final List<String> NOUNS = words("""
            invoice report offer contract meeting budget website order newsletter server room schedule training interview
            presentation agenda brochure campaign catalogue certificate claim complaint conference course customer database
            deadline delivery department diagram document event figure form guideline handbook inventory journey laptop
            licence list logo machine manual map market message model notice office package payment permit phone photo plan
            policy poster price printer process product project prototype purchase question quote receipt recipe refund
            registration release request response result review roadmap sample script service session shipment sketch slide
            software solution speaker specification statement stock story strategy survey system table team template text
            ticket timetable tool topic tour transfer translation travel update vehicle venue video visit warehouse workshop""");
    private static final List<String> SMALL = words("""
            the and for with from that this before after until when where because about every also should must will can
            please we they it is are was has have not all some more most only then there here into over under between""");
    private static final List<String> SYLLABLES = words("""
            nor wood ber lin mar kus hel sen al va ro ti ka mo ra dan vil fe lo pe tri su bro gan el mi do za han ko le""");
    private static final List<String> GIVEN = words("""
            Ada Ben Carla David Elena Farid Greta Henry Ines Jonas Karin Luis Maria Nils Olga Paul Quentin Rosa Stefan Tara
            Umar Vera Wim Xenia Yusuf Zoe Anton Bella Chen Dora Emil Fiona""");

    private static final Vocabulary ENGLISH = new Vocabulary();

    private final List<String> names;
    private final List<String> common;

    private Vocabulary() {
        // Of a seed of its own: everybody speaks the same language.
        var dice = new Dice(7);
        var made = new LinkedHashSet<String>();
        while (made.size() < 2_500) {
            var name = Stream.generate(() -> dice.of(SYLLABLES))
                    .limit(2L + dice.below(2))
                    .collect(Collectors.joining());
            made.add(Character.toUpperCase(name.charAt(0)) + name.substring(1));
        }
        names = List.copyOf(made);
        var all = new ArrayList<>(SMALL);
        all.addAll(NOUNS);
        all.addAll(VERBS);
        all.addAll(ADJECTIVES);
        names.stream().limit(600).map(name -> name.toLowerCase(Locale.ROOT)).forEach(all::add);
        common = List.copyOf(all);
    }

    public static Vocabulary english() {
        return ENGLISH;
    }

    /** What a new task could be called. */
    public String title(long seed) {
        return title(new Dice(seed));
    }

    String title(Dice dice) {
        var title = new StringBuilder(capital(dice.skewed(VERBS))).append(' ');
        if (dice.chance(0.6)) {
            title.append(dice.skewed(ADJECTIVES)).append(' ');
        }
        title.append(dice.skewed(NOUNS));
        if (dice.chance(0.5)) {
            title.append(" for ").append(dice.skewed(names));
        }
        if (dice.chance(0.2)) {
            title.append(" #").append(1_000 + dice.below(90_000));
        }
        return title.toString();
    }

    /** Markdown of some sentences, here and there a list. */
    String text(Dice dice, int sentences) {
        var text = new StringBuilder();
        for (int i = 0; i < sentences; i++) {
            if (i > 0) {
                text.append(dice.chance(0.2) ? "\n- " : " ");
            }
            sentence(dice, text);
        }
        return text.toString();
    }

    private void sentence(Dice dice, StringBuilder text) {
        var words = 5 + dice.below(12);
        for (int i = 0; i < words; i++) {
            var word = dice.chance(0.03) ? dice.of(names) : dice.skewed(common);
            text.append(i == 0 ? capital(word) : " " + (dice.chance(0.02) ? "**" + word + "**" : word));
        }
        text.append('.');
    }

    String person(Dice dice) {
        return dice.of(GIVEN) + " " + dice.of(names);
    }

    String place(Dice dice) {
        return dice.of(names);
    }

    /** What somebody looks for: a word or two of a title, at times not to the end or with a slip. */
    public String search(long seed) {
        var dice = new Dice(seed);
        var words = dice.chance(0.5) ? dice.skewed(NOUNS) : dice.skewed(VERBS) + " " + dice.skewed(NOUNS);
        if (dice.chance(0.4)) {
            words = dice.skewed(names) + " " + words;
        }
        if (dice.chance(0.3)) {
            return words.substring(0, Math.max(3, words.length() - 2));
        }
        return dice.chance(0.1) ? words.substring(0, 2) + words.substring(3) : words;
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
