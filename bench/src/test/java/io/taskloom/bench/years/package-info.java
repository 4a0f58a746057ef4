@NullMarked
package io.taskloom.bench.years;

import org.jspecify.annotations.NullMarked;
