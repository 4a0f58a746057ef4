/** Users' JavaScript in a sandbox: values in, values out, nothing else. */
@NullMarked
package io.taskloom.engine.bpm.script;

import org.jspecify.annotations.NullMarked;
