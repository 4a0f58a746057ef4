/** Makes the data of teams that have worked for years: the same for the same seed, size and day. */
@NullMarked
package io.taskloom.bench.years;

import org.jspecify.annotations.NullMarked;
