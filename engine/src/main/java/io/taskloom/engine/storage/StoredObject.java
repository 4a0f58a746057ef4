package io.taskloom.engine.storage;

/** @param size in bytes @param type what it was sent as */
public record StoredObject(long size, String type) {}
