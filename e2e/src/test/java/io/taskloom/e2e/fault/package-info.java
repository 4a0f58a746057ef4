/** What goes on, and what comes back, when a part of the running system dies. */
@NullMarked
package io.taskloom.e2e.fault;

import org.jspecify.annotations.NullMarked;
