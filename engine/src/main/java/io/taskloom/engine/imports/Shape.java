package io.taskloom.engine.imports;

import io.taskloom.engine.imports.source.FileFormat;
import io.taskloom.engine.imports.source.FileKind;
import io.taskloom.engine.imports.source.SourceFiles;
import java.util.List;

/** What a file was found to be like. @param rows its first, shortened */
record Shape(FileKind kind, List<SourceFiles.Column> columns, List<List<String>> rows) {

    static Shape of(SourceFiles.Inspected found) {
        return new Shape(found.format().kind(), found.columns(), found.rows());
    }

    FileFormat format(Plan plan) {
        return new FileFormat(kind, plan.encoding(), plan.delimiter());
    }

    String name(int column) {
        return column < columns.size() ? columns.get(column).name() : "";
    }
}
