package io.taskloom.engine.signin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a database of MaxMind's format that knows one address (MaxMind DB file format 2.0). */
final class TinyGeoDatabase {

    private static final int BITS = 32;
    private static final byte[] MARK = "\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1);

    private TinyGeoDatabase() {}

    static Path write(Path file, String address, Map<String, Object> place) {
        try {
            var out = new ByteArrayOutputStream();
            byte[] bytes = InetAddress.getByName(address).getAddress();
            for (int node = 0; node < BITS; node++) {
                boolean right = (bytes[node / 8] >> (7 - node % 8) & 1) == 1;
                // The last bit leads to the data, which begins 16 bytes behind the tree.
                int onward = node == BITS - 1 ? BITS + 16 : node + 1;
                record(out, right ? BITS : onward);
                record(out, right ? onward : BITS);
            }
            out.write(new byte[16]);
            value(out, place);
            out.write(MARK);
            Map<String, Object> about = new LinkedHashMap<>();
            about.put("node_count", BITS);
            about.put("record_size", 24);
            about.put("ip_version", 4);
            about.put("binary_format_major_version", 2);
            about.put("binary_format_minor_version", 0);
            about.put("build_epoch", 1);
            about.put("database_type", "Test-City");
            about.put("description", Map.of("en", "test"));
            value(out, about);
            return Files.write(file, out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void record(ByteArrayOutputStream out, int value) {
        out.write(value >> 16);
        out.write(value >> 8);
        out.write(value);
    }

    private static void value(ByteArrayOutputStream out, Object value) throws IOException {
        switch (value) {
            case String text -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                if (bytes.length >= 29) {
                    throw new IllegalArgumentException("Longer texts need another form of length");
                }
                out.write(2 << 5 | bytes.length);
                out.write(bytes);
            }
            case Integer number -> {
                out.write(6 << 5 | 4);
                out.write(number >> 24);
                out.write(number >> 16);
                out.write(number >> 8);
                out.write(number);
            }
            case Map<?, ?> map -> {
                out.write(7 << 5 | map.size());
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    value(out, entry.getKey());
                    value(out, entry.getValue());
                }
            }
            default -> throw new IllegalArgumentException("Not needed here: " + value.getClass());
        }
    }
}
