package io.taskloom.connector.spi;

/** A confidential text that can't be printed by accident. */
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    public static Secret of(String value) {
        return new Secret(value);
    }

    /** The text itself; for handing to the peer, never to a log. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }
}
