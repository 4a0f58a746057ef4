@NullMarked
package io.taskloom.engine.bpm;

import org.jspecify.annotations.NullMarked;
