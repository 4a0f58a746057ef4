/** Camunda's web applications (Cockpit, Tasklist, Admin) behind Keycloak's sign-in (promise I15). */
@NullMarked
package io.taskloom.engine.bpm.webapp;

import org.jspecify.annotations.NullMarked;
