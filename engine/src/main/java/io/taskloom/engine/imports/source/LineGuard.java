package io.taskloom.engine.imports.source;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Stops a table before its parser has a million cells of one line in memory. Counts as RFC 4180 does: what stands between
 * quotes divides nothing.
 */
final class LineGuard extends FilterReader {

    private final char delimiter;
    private final FileLimits limits;
    private int line = 1;
    private int columns = 1;
    private int cell;
    private boolean quoted;

    LineGuard(Reader reader, char delimiter, FileLimits limits) {
        super(reader);
        this.delimiter = delimiter;
        this.limits = limits;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0) {
            take((char) one);
        }
        return one;
    }

    @Override
    public int read(char[] chars, int offset, int length) throws IOException {
        int read = super.read(chars, offset, length);
        for (int i = 0; i < read; i++) {
            take(chars[offset + i]);
        }
        return read;
    }

    private void take(char one) {
        if (one == '"') {
            quoted = !quoted;
        } else if (!quoted && one == delimiter) {
            cell = 0;
            if (++columns > limits.columns()) {
                throw new FileUnreadable("columns", line, "it has more than %d columns.".formatted(limits.columns()));
            }
        } else if (one == '\n') {
            line++;
            if (!quoted) {
                columns = 1;
                cell = 0;
            }
        }
        // Twice as many, for quotes are there twice.
        if (++cell > 2 * limits.cell() + 2) {
            throw new FileUnreadable(
                    "cell",
                    line,
                    "a cell is longer than %d characters, or its quotes never end.".formatted(limits.cell()));
        }
    }
}
