/** Files of others, read line by line: whatever they are, a line is one task to be. */
@NullMarked
package io.taskloom.engine.imports.source;

import org.jspecify.annotations.NullMarked;
