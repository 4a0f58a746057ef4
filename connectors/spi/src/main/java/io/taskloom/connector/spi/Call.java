package io.taskloom.connector.spi;

/**
 * One attempt at one step.
 *
 * @param idempotencyKey the same for every attempt at the step, also after a crash; hand it to the peer where it takes one
 * @param attempt 1 for the first
 */
public record Call(String idempotencyKey, int attempt) {}
