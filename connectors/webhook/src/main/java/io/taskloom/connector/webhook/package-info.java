/** Calls of HTTP endpoints, protected against SSRF (promise C5). */
@NullMarked
package io.taskloom.connector.webhook;

import org.jspecify.annotations.NullMarked;
