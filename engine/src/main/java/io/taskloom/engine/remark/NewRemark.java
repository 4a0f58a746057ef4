package io.taskloom.engine.remark;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * @param text Markdown, 1 to 10,000 characters
 * @param element an XML id of up to 255 characters; null for the diagram as a whole. It need not be saved yet
 * @param replyTo the first comment of a thread, whose element the reply is about, too
 */
@Schema(name = "NewAutomationComment")
record NewRemark(
        @NotNull String text,

        @Nullable @Pattern(regexp = ELEMENT, message = UNLIKE)
        String element,

        @Nullable RemarkId replyTo) {

    static final String UNLIKE = "An element's id is an XML id of up to 255 characters.";

    /** An NCName, as XML has it for ids. */
    static final String ELEMENT = "[\\p{L}_][\\p{L}\\p{N}\\p{M}._\\-]{0,254}";
}
