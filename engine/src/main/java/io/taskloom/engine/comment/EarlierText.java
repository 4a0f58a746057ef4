package io.taskloom.engine.comment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** What a comment said before. @param at when that was written */
@Schema(name = "CommentVersion")
public record EarlierText(String text, Instant at) {}
