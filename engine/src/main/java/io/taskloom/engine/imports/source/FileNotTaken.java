package io.taskloom.engine.imports.source;

import io.taskloom.engine.problem.UnsupportedMedia;

/** It is no table and no board. */
public class FileNotTaken extends UnsupportedMedia {

    public FileNotTaken(String detail) {
        super(detail);
    }
}
