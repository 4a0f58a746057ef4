/** Forms of user tasks: which are accepted, and what may be filled in. */
@NullMarked
package io.taskloom.engine.bpm.form;

import org.jspecify.annotations.NullMarked;
