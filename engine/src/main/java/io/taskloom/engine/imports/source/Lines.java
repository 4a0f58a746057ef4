package io.taskloom.engine.imports.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a file, of which one is in memory at a time. */
public interface Lines extends Closeable {

    /** As the file names them. */
    List<String> columns();

    /** @return null at the end @throws FileUnreadable if it is not what it says it is, or larger than anybody may import */
    @Nullable
    Line next() throws IOException;
}
