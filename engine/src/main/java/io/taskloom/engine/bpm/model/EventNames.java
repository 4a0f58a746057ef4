package io.taskloom.engine.bpm.model;

import java.util.Set;

/** Says which events there are: a wait for any other would last for ever. */
interface EventNames {

    /** Empty where no feature says any; then every name is taken. */
    Set<String> all();
}
