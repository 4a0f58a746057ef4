package io.taskloom.engine.imports.source;

import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How a file is to be read.
 *
 * @param encoding one of {@link Encodings#NAMES}; JSON is always UTF-8
 * @param delimiter between the cells of a table: a comma, a semicolon, a tab or a bar
 */
@Schema(name = "ImportFileFormat")
public record FileFormat(FileKind kind, String encoding, String delimiter) {

    Charset charset() {
        return kind == FileKind.TRELLO ? StandardCharsets.UTF_8 : Charset.forName(encoding);
    }
}
