package io.taskloom.engine.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.imports.source.FileKind;
import io.taskloom.engine.imports.source.SourceFiles;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import as its person sees it.
 *
 * @param size in bytes
 * @param reason why it stopped: {@code rights}, {@code time}, {@code file}, {@code storage}, {@code failed}
 * @param dry whether the counts are of a dry run
 * @param lines how many tasks there may be
 * @param read how many of them have been looked at
 * @param columns of the file, in their order; empty in a list
 * @param rows the first lines, long texts shortened; empty in a list
 * @param mapping what is to be made of it; suggested until somebody says otherwise
 * @param unfit values that the project has nothing for, the most frequent first, at most 200; empty in a list
 * @param fileKept whether it is still there, so that the import can begin, go on, and be reported
 */
@Schema(name = "Import")
record ImportView(
        ImportId id,
        ProjectId projectId,
        String fileName,
        long size,
        FileKind kind,
        ImportState state,
        @Nullable String reason,
        boolean dry,
        int lines,
        int read,
        Counts counts,
        List<Column> columns,
        List<List<String>> rows,
        Plan mapping,
        List<LineRows.Unfit> unfit,
        boolean fileKept,
        Instant createdAt,
        Instant updatedAt) {

    /** @param name as the file has it @param samples some of its values, each once */
    @Schema(name = "ImportFileColumn")
    record Column(String name, List<String> samples) {
        static Column of(SourceFiles.Column column) {
            return new Column(column.name(), column.samples());
        }
    }

    /**
     * What was made, or would be.
     *
     * @param refused lines
     * @param removed by undoing
     * @param kept by undoing, because somebody has changed them
     */
    @Schema(name = "ImportCounts")
    record Counts(int tasks, int sections, int tags, int choices, int comments, int refused, int removed, int kept) {
        static Counts of(TaskImport.Counts counts) {
            return new Counts(
                    counts.tasks(),
                    counts.sections(),
                    counts.tags(),
                    counts.choices(),
                    counts.comments(),
                    counts.refused(),
                    counts.removed(),
                    counts.kept());
        }
    }

    static ImportView of(TaskImport each, boolean whole, List<LineRows.Unfit> unfit, boolean fileKept) {
        ImportState state = each.state();
        boolean dry = state == ImportState.CHECKING || state == ImportState.CHECKED;
        return new ImportView(
                each.id(),
                each.project(),
                each.fileName(),
                each.size(),
                each.shape().kind(),
                state,
                each.reason(),
                dry,
                each.lines(),
                read(each),
                Counts.of(each.counts()),
                whole ? each.shape().columns().stream().map(Column::of).toList() : List.of(),
                whole ? each.shape().rows() : List.of(),
                each.plan(),
                unfit,
                fileKept,
                each.createdAt(),
                each.updatedAt());
    }

    private static int read(TaskImport each) {
        TaskImport.Counts counts = each.counts();
        return switch (each.state()) {
            case CHECKED, DONE -> each.lines();
            case UNDOING, UNDONE -> counts.removed() + counts.kept();
            default -> Math.min(each.lines(), counts.tasks() + counts.refused());
        };
    }
}
