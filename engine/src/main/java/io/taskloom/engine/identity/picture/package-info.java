/** The picture that a person puts here of themselves (promise I12). */
@NullMarked
package io.taskloom.engine.identity.picture;

import org.jspecify.annotations.NullMarked;
