/**
 * Runs inside Keycloak: counts failed sign-ins by the name that was typed and by address, and answers 429 to whoever has to
 * wait.
 */
@NullMarked
package io.taskloom.keycloak.signin;

import org.jspecify.annotations.NullMarked;
