/**
 * What a connector is (promise C1). A connector module depends on this package alone: it knows neither the engine nor Spring.
 * The element template for the modeler, the reference page and the sample are generated from the annotations here.
 */
@NullMarked
package io.taskloom.connector.spi;

import org.jspecify.annotations.NullMarked;
