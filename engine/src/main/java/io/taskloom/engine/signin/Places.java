package io.taskloom.engine.signin;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Says roughly where an address is, from a file: nobody outside is asked. Understands MaxMind's own databases (GeoLite2) and the
 * flat ones with {@code city} and {@code country_code}.
 */
@Component
class Places implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Places.class);

    private final @Nullable Reader database;

    Places(GeoSettings settings) {
        this.database = open(settings.database());
    }

    /** {@code Berlin, Germany}; null where it is not known. */
    @Nullable
    String of(@Nullable String address) {
        InetAddress parsed = parse(address);
        if (database == null || parsed == null) {
            return null;
        }
        try {
            Map<?, ?> found = database.get(parsed, Map.class);
            return found == null ? null : name(found);
        } catch (IOException | RuntimeException e) {
            LOG.debug("The geo database can't be read", e);
            return null;
        }
    }

    @Override
    public void destroy() throws IOException {
        if (database != null) {
            database.close();
        }
    }

    private static @Nullable String name(Map<?, ?> found) {
        String place = Stream.of(city(found), country(found))
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(", "));
        return place.isEmpty() ? null : place;
    }

    private static @Nullable String city(Map<?, ?> found) {
        return found.get("city") instanceof Map<?, ?> nested ? english(nested) : text(found.get("city"));
    }

    private static @Nullable String country(Map<?, ?> found) {
        if (found.get("country") instanceof Map<?, ?> nested) {
            return english(nested);
        }
        String code = text(found.get("country_code"));
        return code == null ? null : Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
    }

    private static @Nullable String english(Map<?, ?> nested) {
        return nested.get("names") instanceof Map<?, ?> names ? text(names.get("en")) : null;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text && !text.isBlank() ? text : null;
    }

    /** Only what is an address already: a name would be looked up in the network. */
    private static @Nullable InetAddress parse(@Nullable String address) {
        try {
            return address == null || !address.matches("[0-9a-fA-F:.]+") ? null : InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static @Nullable Reader open(@Nullable Path file) {
        if (file == null || file.toString().isBlank()) {
            return null;
        }
        if (!Files.isReadable(file)) {
            throw new IllegalStateException("taskloom.geo.database names " + file
                    + ", which can't be read: leave it out for sign-ins without a place");
        }
        try {
            return new Reader(file.toFile(), new CHMCache());
        } catch (IOException e) {
            throw new IllegalStateException("taskloom.geo.database names " + file + ", which is no mmdb file", e);
        }
    }
}
