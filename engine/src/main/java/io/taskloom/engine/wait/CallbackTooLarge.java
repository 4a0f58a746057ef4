package io.taskloom.engine.wait;

import io.taskloom.engine.problem.TooLarge;
import org.springframework.util.unit.DataSize;

/** A call brings more than a run takes. */
class CallbackTooLarge extends TooLarge {

    CallbackTooLarge(DataSize limit) {
        super("The body is larger than %d KB.".formatted(limit.toKilobytes()));
    }
}
