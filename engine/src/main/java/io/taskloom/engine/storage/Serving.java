package io.taskloom.engine.storage;

/**
 * What the store says of an object when it hands it out, whatever it was told at the upload.
 *
 * @param disposition as in RFC 6266
 * @param cacheControl as in RFC 9111
 */
public record Serving(String type, String disposition, String cacheControl) {}
