@NullMarked
package io.taskloom.engine.workflow;

import org.jspecify.annotations.NullMarked;
