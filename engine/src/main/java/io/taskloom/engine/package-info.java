/** The engine: REST, domain modules and the embedded Camunda engine, each package directly below this one a module. */
@NullMarked
package io.taskloom.engine;

import org.jspecify.annotations.NullMarked;
