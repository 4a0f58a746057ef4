package io.taskloom.engine.outbox;

/** Kafka does not take what it should, for now. */
class KafkaAway extends Exception {

    KafkaAway(Throwable cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}
