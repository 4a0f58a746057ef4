package io.taskloom.engine.identity;

import java.util.List;

/** Other origins that our pages talk to. A feature that has some declares them as a bean, so that no central list grows. */
public interface PageSources {

    /** As CSP sources: {@code https://files.example.com}. */
    List<String> connect();

    /** Where pictures come from. */
    List<String> images();
}
