package io.taskloom.engine.attachment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * How to send the bytes of a file: one request, exactly so.
 *
 * @param headers to send along; its length is what was announced
 * @param expiresAt until when it has to begin
 */
@Schema(name = "AttachmentUpload")
public record UploadView(AttachmentId id, String method, URI url, Map<String, String> headers, Instant expiresAt) {}
