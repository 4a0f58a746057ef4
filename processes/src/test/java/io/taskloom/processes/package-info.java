@NullMarked
package io.taskloom.processes;

import org.jspecify.annotations.NullMarked;
