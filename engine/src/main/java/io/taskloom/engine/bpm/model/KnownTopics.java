package io.taskloom.engine.bpm.model;

/** Says which steps there are: a service task with any other topic would wait for ever. */
public interface KnownTopics {

    /** @param topic {@code connector:email.send} or {@code taskloom:create-task} */
    boolean knows(String topic);
}
