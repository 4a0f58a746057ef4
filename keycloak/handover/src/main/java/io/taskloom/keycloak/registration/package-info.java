/** Runs inside Keycloak: how somebody new registers, and the terms of service with their version. */
@NullMarked
package io.taskloom.keycloak.registration;

import org.jspecify.annotations.NullMarked;
