package io.taskloom.engine.imports.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Which letters the bytes of a file mean. What does not decode is refused by its line, never replaced. */
public final class Encodings {

    public static final List<String> NAMES = List.of(
            "UTF-8",
            "windows-1252",
            "ISO-8859-1",
            "ISO-8859-15",
            "windows-1250",
            "windows-1251",
            "UTF-16LE",
            "UTF-16BE",
            "Shift_JIS",
            "GB18030");

    private static final String UTF_8 = "UTF-8";
    private static final int CHUNK = 1 << 16;

    private Encodings() {}

    /** @throws FileUnreadable if it is text that somebody has broken @throws FileNotTaken if it is no text */
    static String detect(Path file) throws IOException {
        byte[] start = start(file);
        if (start.length >= 2 && start[0] == (byte) 0xFF && start[1] == (byte) 0xFE) {
            return "UTF-16LE";
        }
        if (start.length >= 2 && start[0] == (byte) 0xFE && start[1] == (byte) 0xFF) {
            return "UTF-16BE";
        }
        Utf8 utf8 = Utf8.of(file);
        if (utf8.binary) {
            throw new FileNotTaken("This is no text: save it as CSV, or as JSON from Trello.");
        }
        if (utf8.broken == 0) {
            return UTF_8;
        }
        // A file of an older encoding hardly ever has letters that are right in UTF-8; one that was UTF-8 and is
        // damaged has.
        if (utf8.right > utf8.broken) {
            throw broken(utf8.brokenLine, UTF_8);
        }
        return "windows-1252";
    }

    /** @throws FileUnreadable naming the line of the first byte that is none of the encoding */
    static void check(Path file, Charset charset) throws IOException {
        CharsetDecoder decoder = strict(charset);
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
        CharBuffer chars = CharBuffer.allocate(CHUNK);
        int line = 1;
        try (InputStream in = Files.newInputStream(file)) {
            boolean end = false;
            while (!end) {
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                end = read < 0;
                bytes.position(bytes.position() + Math.max(read, 0)).flip();
                CoderResult result;
                do {
                    result = decoder.decode(bytes, chars, end);
                    chars.flip();
                    while (chars.hasRemaining()) {
                        if (chars.get() == '\n') {
                            line++;
                        }
                    }
                    chars.clear();
                } while (result.isOverflow());
                if (result.isError()) {
                    throw broken(line, charset.name());
                }
                bytes.compact();
            }
        }
    }

    /** Without the mark at the beginning that some programs write. */
    static Reader reader(Path file, Charset charset) throws IOException {
        var in = new PushbackInputStream(new BufferedInputStream(Files.newInputStream(file), CHUNK), 3);
        byte[] mark = "\uFEFF".getBytes(charset.name().startsWith("UTF-") ? charset : StandardCharsets.UTF_8);
        byte[] start = in.readNBytes(mark.length);
        if (!Arrays.equals(mark, start)) {
            in.unread(start);
        }
        return new InputStreamReader(in, strict(charset));
    }

    private static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static FileUnreadable broken(int line, String encoding) {
        return new FileUnreadable(
                "encoding",
                line,
                "there are bytes that are no letters in %s. Save the file as UTF-8, or choose its encoding."
                        .formatted(encoding));
    }

    private static byte[] start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(4);
        }
    }

    /** How far a file is UTF-8. */
    private static final class Utf8 {
        private int right;
        private int broken;
        private int brokenLine;
        private boolean binary;
        private int line = 1;
        private int missing;

        static Utf8 of(Path file) throws IOException {
            var found = new Utf8();
            byte[] bytes = new byte[CHUNK];
            try (InputStream in = Files.newInputStream(file)) {
                for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                    for (int i = 0; i < read; i++) {
                        found.take(bytes[i] & 0xFF);
                    }
                }
            }
            if (found.missing > 0) {
                found.wrong();
            }
            return found;
        }

        private void take(int one) {
            if (missing > 0) {
                if (one >= 0x80 && one < 0xC0) {
                    missing--;
                    right += missing == 0 ? 1 : 0;
                    return;
                }
                missing = 0;
                wrong();
            }
            if (one < 0x80) {
                line += one == '\n' ? 1 : 0;
                binary |= one == 0;
            } else if (one >= 0xC2 && one <= 0xF4) {
                missing = one < 0xE0 ? 1 : one < 0xF0 ? 2 : 3;
            } else {
                wrong();
            }
        }

        private void wrong() {
            if (broken++ == 0) {
                brokenLine = line;
            }
        }
    }
}
