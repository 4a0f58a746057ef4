@org.jspecify.annotations.NullMarked
package io.taskloom.engine.endpoint;
