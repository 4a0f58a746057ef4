package io.taskloom.engine.imports;

import io.taskloom.engine.imports.source.FileLimits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param maxSize of one file
 * @param maxLines of one file
 * @param maxColumns of a table
 * @param maxCell characters of one cell
 * @param perWorkspace how many may be at work at the same time in a workspace
 * @param workers how many a node works on at the same time
 * @param batch lines of one transaction, at most
 * @param batchTime after which a transaction takes no further line
 * @param lease after which another node goes on with what a dead one left
 * @param longest that one may be at work before it is stopped
 * @param keepFiles how long after the last change a file is kept
 * @param keep how long after the last change an import is known, and can be undone
 */
@Validated
@ConfigurationProperties("taskloom.import")
record ImportSettings(
        @DefaultValue("20MB") DataSize maxSize,
        @DefaultValue("50000") @Min(1) int maxLines,
        @DefaultValue("200") @Min(1) @Max(10_000) int maxColumns,
        @DefaultValue("60000") @Min(250) int maxCell,
        @DefaultValue("2") @Min(1) int perWorkspace,
        @DefaultValue("2") @Min(1) int workers,
        @DefaultValue("100") @Min(1) int batch,
        @DefaultValue("2s") Duration batchTime,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("2h") Duration longest,
        @DefaultValue("14d") Duration keepFiles,
        @DefaultValue("60d") Duration keep) {

    FileLimits limits() {
        return new FileLimits(maxLines, maxColumns, maxCell);
    }
}
