package io.taskloom.engine.storage;

/** Where an object lies in the bucket. */
public record ObjectKey(String value) {

    @Override
    public String toString() {
        return value;
    }
}
