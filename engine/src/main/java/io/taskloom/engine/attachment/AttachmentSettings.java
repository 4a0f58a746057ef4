package io.taskloom.engine.attachment;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param maxSize of one file
 * @param maxPerTask of all files of a task together
 * @param maxCount of files of a task
 * @param types that are taken: {@code text/csv}, {@code image/*}
 * @param uploadTime in which an upload has to begin
 * @param linkTime for which a link to a file works
 * @param previewSize of the largest picture, in bytes, that gets a preview
 * @param previewPixels of the largest picture, in points, that gets a preview
 * @param previewsAtOnce how many pictures a node opens at the same time
 */
@Validated
@ConfigurationProperties("taskloom.attachment")
record AttachmentSettings(
        @DefaultValue("50MB") DataSize maxSize,
        @DefaultValue("500MB") DataSize maxPerTask,
        @DefaultValue("100") @Min(1) int maxCount,

        @DefaultValue({
            "image/*",
            "audio/*",
            "video/*",
            "text/*",
            "application/pdf",
            "application/json",
            "application/xml",
            "application/rtf",
            "application/zip",
            "application/gzip",
            "application/x-7z-compressed",
            "application/msword",
            "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint",
            "application/vnd.ms-outlook",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.spreadsheet",
            "application/vnd.oasis.opendocument.presentation"
        })
        List<String> types,

        @DefaultValue("15m") Duration uploadTime,
        @DefaultValue("15m") Duration linkTime,
        @DefaultValue("30MB") DataSize previewSize,
        @DefaultValue("50000000") @Min(1) long previewPixels,
        @DefaultValue("2") @Min(1) int previewsAtOnce) {

    boolean takes(FileType type) {
        return types.stream().anyMatch(type::fits);
    }
}
