/** Load scenarios against the started system, and the bare engine as a yardstick in the same run. */
@NullMarked
package io.taskloom.bench;

import org.jspecify.annotations.NullMarked;
