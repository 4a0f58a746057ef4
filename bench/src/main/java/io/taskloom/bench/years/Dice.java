package io.taskloom.bench.years;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Chance that falls the same way for the same seed. */
final class Dice {

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    /** From 0 up to, and without, the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    double share() {
        return random.nextDouble();
    }

    /** Many short, few long ones. */
    double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    <T> T of(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** The first ones far more often than the last, as words are in a language and people in a team. */
    <T> T skewed(List<T> choices) {
        return choices.get((int) (choices.size() * Math.pow(random.nextDouble(), 2.5)));
    }

    /** A UUIDv7 (RFC 9562) of that moment. */
    UUID id(long epochMillis) {
        return new UUID(epochMillis << 16 | VERSION_7 | below(0x1000), VARIANT | random.nextLong() >>> 2);
    }
}
