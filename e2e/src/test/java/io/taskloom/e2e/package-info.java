/** The whole system from outside: its stories in a browser, its script, its faults. */
@NullMarked
package io.taskloom.e2e;

import org.jspecify.annotations.NullMarked;
