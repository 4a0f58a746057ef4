@NullMarked
package io.taskloom.engine.account;

import org.jspecify.annotations.NullMarked;
