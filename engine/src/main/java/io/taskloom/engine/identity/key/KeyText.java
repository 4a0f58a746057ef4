package io.taskloom.engine.identity.key;

import io.taskloom.engine.web.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A key as its holder has it: {@code tl_}, eight letters to find it by, 32 secret ones (190 bits), and six that are the CRC-32
 * of the letters before them. Letters are {@code 0-9A-Za-z}. By prefix and checksum a scanner of secrets knows a key for one
 * without asking, and garbage costs no look into the database.
 */
record KeyText(String whole) {

    private static final String PREFIX = "tl_";
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LOCATOR = 8;
    private static final int SECRET = 32;
    private static final int CHECKSUM = 6;
    private static final Pattern FORM =
            Pattern.compile(PREFIX + "[0-9A-Za-z]{%d}".formatted(LOCATOR + SECRET + CHECKSUM));
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one, that nobody has. */
    static KeyText next() {
        var letters = new StringBuilder(PREFIX);
        for (int i = 0; i < LOCATOR + SECRET; i++) {
            letters.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return new KeyText(letters + checksum(letters.toString()));
    }

    /** @return empty if the text can be no key of ours */
    static Optional<KeyText> parse(String text) {
        return FORM.matcher(text).matches() && genuine(text) ? Optional.of(new KeyText(text)) : Optional.empty();
    }

    /** Whether it is meant to be a key: a token of the realm's never begins like that. */
    static boolean looksLikeOne(String text) {
        return text.startsWith(PREFIX);
    }

    /** Whether a key stands anywhere in the text. */
    static boolean isIn(String text) {
        Matcher found = FORM.matcher(text);
        for (int from = 0; found.find(from); from = found.start() + 1) {
            if (genuine(found.group())) {
                return true;
            }
        }
        return false;
    }

    /** By which it is found. */
    String locator() {
        return whole.substring(PREFIX.length(), PREFIX.length() + LOCATOR);
    }

    byte[] hash() {
        return Secrets.hash(whole);
    }

    /** Takes as long for every other key. */
    boolean matches(byte[] hash) {
        return MessageDigest.isEqual(hash(), hash);
    }

    private static boolean genuine(String text) {
        int end = text.length() - CHECKSUM;
        return checksum(text.substring(0, end)).equals(text.substring(end));
    }

    private static String checksum(String letters) {
        var crc = new CRC32();
        crc.update(letters.getBytes(StandardCharsets.US_ASCII));
        long rest = crc.getValue();
        var written = new StringBuilder();
        for (int i = 0; i < CHECKSUM; i++) {
            written.append(LETTERS.charAt((int) (rest % LETTERS.length())));
            rest /= LETTERS.length();
        }
        return written.reverse().toString();
    }

    @Override
    public String toString() {
        return PREFIX + locator() + "***";
    }
}
