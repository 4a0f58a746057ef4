@NullMarked
package io.taskloom.engine.bpm.work;

import org.jspecify.annotations.NullMarked;
