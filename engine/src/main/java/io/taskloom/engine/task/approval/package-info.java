/** Approvals (promise F7): quorum, four eyes, votes that are handed on, and links in mails. */
@NullMarked
package io.taskloom.engine.task.approval;

import org.jspecify.annotations.NullMarked;
