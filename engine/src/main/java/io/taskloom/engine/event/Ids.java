package io.taskloom.engine.event;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/** Where every id of Taskloom comes from: UUIDv7 (RFC 9562), so that newer rows stand next to each other in an index. */
public final class Ids {

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Ids() {}

    /** Larger than every id this process has given before. */
    public static UUID next() {
        return GENERATOR.generate();
    }
}
