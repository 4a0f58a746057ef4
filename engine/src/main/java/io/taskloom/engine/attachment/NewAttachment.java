package io.taskloom.engine.attachment;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.problem.InvalidInput;
import jakarta.validation.constraints.NotNull;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A file that somebody is about to send.
 *
 * @param size in bytes
 * @param sha256 of the bytes, in base64 or hexadecimal
 */
@Schema(name = "NewAttachment")
public record NewAttachment(
        @NotNull String name,
        @NotNull String type,
        long size,
        @NotNull String sha256) {

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{43}=");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9A-Fa-f]{64}");

    Attachment.Content content() {
        if (size < 1) {
            throw new InvalidInput("size", "range", "A file has at least one byte.");
        }
        return new Attachment.Content(FileType.checked(type), size, checksum());
    }

    private String checksum() {
        if (HEXADECIMAL.matcher(sha256).matches()) {
            return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
        }
        if (!BASE64.matcher(sha256).matches()) {
            throw new InvalidInput("sha256", "format", "It is 32 bytes in base64 or hexadecimal.");
        }
        // The last digit has two bits to spare: one spelling for one checksum.
        return Base64.getEncoder().encodeToString(Base64.getDecoder().decode(sha256));
    }
}
