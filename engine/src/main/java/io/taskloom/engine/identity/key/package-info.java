/** API keys: making and revoking them, and letting in who brings one (promise I10). */
@NullMarked
@NamedInterface("key")
package io.taskloom.engine.identity.key;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
