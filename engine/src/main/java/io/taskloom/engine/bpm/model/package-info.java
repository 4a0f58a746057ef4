/** The allow-list for users' models, and their deployment. */
@NullMarked
package io.taskloom.engine.bpm.model;

import org.jspecify.annotations.NullMarked;
