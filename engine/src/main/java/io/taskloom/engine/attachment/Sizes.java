package io.taskloom.engine.attachment;

import java.util.Locale;
import org.springframework.util.unit.DataSize;

final class Sizes {

    private static final long MEGABYTE = 1024 * 1024;

    private Sizes() {}

    static String words(DataSize size) {
        long bytes = size.toBytes();
        return bytes % MEGABYTE == 0
                ? "%d MB".formatted(bytes / MEGABYTE)
                : String.format(Locale.ROOT, "%,d bytes", bytes);
    }
}
