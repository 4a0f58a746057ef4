/** Keycloak's realm as code, and what applies it to a Keycloak that runs. */
@NullMarked
package io.taskloom.keycloak;

import org.jspecify.annotations.NullMarked;
