package io.taskloom.engine.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A line that no task was made of. @param line as a spreadsheet counts, the heading being 1 */
@Schema(name = "ImportRefusal")
record ImportRefusal(int line, List<Fault> faults) {}
