@NullMarked
package io.taskloom.bench;

import org.jspecify.annotations.NullMarked;
