/** E-mail by SMTP (promise C2). */
@NullMarked
package io.taskloom.connector.email;

import org.jspecify.annotations.NullMarked;
