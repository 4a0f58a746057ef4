package io.taskloom.engine.filter;

/**
 * One word that a field can be.
 *
 * @param word as it is written in a filter
 * @param label as people say it
 * @param sql the literal it is in the database: written by us, never by a caller, so that plans can count on it
 */
public record Choice(String word, String label, String sql) {}
