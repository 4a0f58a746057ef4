package io.taskloom.engine.storage;

/**
 * What an upload is bound to.
 *
 * @param size in bytes
 * @param sha256 in base64
 */
public record UploadTerms(long size, String type, String sha256) {}
