/**
 * Steps that leave the database: external tasks, worked on by this node on virtual threads, with no transaction open while the
 * call lasts (architecture decision 3). Taskloom's own actions run here as well.
 */
@NullMarked
package io.taskloom.engine.bpm.work;

import org.jspecify.annotations.NullMarked;
