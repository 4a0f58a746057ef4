/** Forms of an automation's steps, as people fill them in (promise T2). */
@NullMarked
package io.taskloom.engine.task.form;

import org.jspecify.annotations.NullMarked;
