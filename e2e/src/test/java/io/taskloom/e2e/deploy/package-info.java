/** Checks of what is deployed with Docker, without Docker. */
@NullMarked
package io.taskloom.e2e.deploy;

import org.jspecify.annotations.NullMarked;
