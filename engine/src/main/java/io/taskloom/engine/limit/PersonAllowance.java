package io.taskloom.engine.limit;

import io.taskloom.engine.event.PersonId;
import java.util.OptionalLong;

/** What a person's plan says of their requests; implemented by who knows plans. */
public interface PersonAllowance {

    /** Requests in a window; empty where it says nothing. Asked once a minute for each person who calls. */
    OptionalLong requests(PersonId person);
}
