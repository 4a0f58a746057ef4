package io.taskloom.engine.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import ua_parser.Client;
import ua_parser.Parser;

/** Names browser and system by what a browser says of itself. */
@Component
public class Devices {

    private static final String OTHER = "Other";

    /** Read only when the first sign-in comes: its rules take a moment, and start-up need not wait. */
    private @Nullable Parser parser;

    /** For a sentence: {@code Firefox on Linux}; null where nothing can be told. */
    public @Nullable String name(@Nullable String userAgent) {
        Device device = of(userAgent);
        return device.equals(Device.UNKNOWN) ? null : device.name();
    }

    Device of(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return Device.UNKNOWN;
        }
        Client client = parser().parse(userAgent);
        return new Device(
                known(client.userAgent == null ? null : client.userAgent.family),
                known(client.os == null ? null : client.os.family));
    }

    private synchronized Parser parser() {
        Parser ready = parser;
        if (ready == null) {
            ready = new Parser();
            parser = ready;
        }
        return ready;
    }

    private static @Nullable String known(@Nullable String family) {
        return family == null || family.equals(OTHER) ? null : family;
    }
}
