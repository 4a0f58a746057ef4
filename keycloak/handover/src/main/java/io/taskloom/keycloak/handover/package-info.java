/**
 * Runs inside Keycloak: what happens to accounts is kept, in the transaction in which it happens, until the engine has fetched
 * it; and the engine may see and end sessions, without the rights of an administrator of people.
 */
@NullMarked
package io.taskloom.keycloak.handover;

import org.jspecify.annotations.NullMarked;
