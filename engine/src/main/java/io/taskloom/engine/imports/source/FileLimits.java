package io.taskloom.engine.imports.source;

/** @param lines of a file @param columns of a line @param cell characters of a cell */
public record FileLimits(int lines, int columns, int cell) {}
