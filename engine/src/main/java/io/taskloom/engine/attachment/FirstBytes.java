package io.taskloom.engine.attachment;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What a file begins with, and what it therefore can't be. */
record FirstBytes(byte[] bytes) {

    /** As many as are looked at. */
    static final int COUNT = 4096;

    private static final List<byte[]> PROGRAMS = List.of(
            latin("MZ"),
            latin("\u007fELF"),
            hex(0xFE, 0xED, 0xFA, 0xCE),
            hex(0xFE, 0xED, 0xFA, 0xCF),
            hex(0xCE, 0xFA, 0xED, 0xFE),
            hex(0xCF, 0xFA, 0xED, 0xFE),
            hex(0xCA, 0xFE, 0xBA, 0xBE));

    private static final List<byte[]> ZIP =
            List.of(latin("PK\u0003\u0004"), latin("PK\u0005\u0006"), latin("PK\u0007\b"));
    private static final List<byte[]> OLE = List.of(hex(0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1));

    private static final Map<String, List<byte[]>> KNOWN = Map.ofEntries(
            Map.entry("image/png", List.of(hex(0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'))),
            Map.entry("image/jpeg", List.of(hex(0xFF, 0xD8, 0xFF))),
            Map.entry("image/gif", List.of(latin("GIF87a"), latin("GIF89a"))),
            Map.entry("image/bmp", List.of(latin("BM"))),
            Map.entry("image/webp", List.of(latin("RIFF"))),
            Map.entry("image/tiff", List.of(latin("II*\0"), latin("MM\0*"), latin("II+\0"), latin("MM\0+"))),
            Map.entry("application/pdf", List.of(latin("%PDF-"))),
            Map.entry("application/zip", ZIP),
            Map.entry("application/gzip", List.of(hex(0x1F, 0x8B))),
            Map.entry("application/x-7z-compressed", List.of(hex('7', 'z', 0xBC, 0xAF, 0x27, 0x1C))),
            Map.entry("application/rtf", List.of(latin("{\\rtf"))),
            Map.entry("application/msword", OLE),
            Map.entry("application/vnd.ms-excel", OLE),
            Map.entry("application/vnd.ms-powerpoint", OLE),
            Map.entry("application/vnd.ms-outlook", OLE));

    /** Whether a file that begins so may be what it says it is. */
    boolean may(FileType type) {
        String name = type.value();
        List<byte[]> known = known(name);
        if (!known.isEmpty()) {
            return known.stream().anyMatch(this::begins) && partsOf(name);
        }
        // Nobody asks for programs under a name that nobody can check.
        return PROGRAMS.stream().noneMatch(this::begins) && (!textual(name) || text());
    }

    private static List<byte[]> known(String name) {
        boolean packed = name.startsWith("application/vnd.openxmlformats-officedocument.")
                || name.startsWith("application/vnd.oasis.opendocument.");
        return packed ? ZIP : KNOWN.getOrDefault(name, List.of());
    }

    /** A box has its kind further in. */
    private boolean partsOf(String name) {
        return !name.equals("image/webp") || at(8, latin("WEBP"));
    }

    private static boolean textual(String name) {
        return name.startsWith("text/")
                || name.endsWith("+xml")
                || name.endsWith("/xml")
                || name.endsWith("/json")
                || name.endsWith("+json");
    }

    /** No text has a zero in it, except in the two-byte encoding that says so at its beginning. */
    private boolean text() {
        return begins(hex(0xFF, 0xFE)) || begins(hex(0xFE, 0xFF)) || !holdsZero();
    }

    private boolean holdsZero() {
        for (byte each : bytes) {
            if (each == 0) {
                return true;
            }
        }
        return false;
    }

    private boolean begins(byte[] with) {
        return at(0, with);
    }

    private boolean at(int from, byte[] part) {
        return bytes.length >= from + part.length
                && Arrays.equals(bytes, from, from + part.length, part, 0, part.length);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] hex(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FirstBytes(byte[] their) && Arrays.equals(bytes, their);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
