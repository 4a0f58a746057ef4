package io.taskloom.engine.imports.source;

import io.taskloom.engine.problem.Unprocessable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The file as a whole can not be read; where it is known, the line tells where it breaks. */
public class FileUnreadable extends Unprocessable {

    private final String code;
    private final @Nullable Integer line;

    FileUnreadable(String code, @Nullable Integer line, String detail) {
        super(line == null ? detail : "Line %d: %s".formatted(line, detail));
        this.code = code;
        this.line = line;
    }

    @Override
    public Map<String, Object> details() {
        var details = new HashMap<String, Object>();
        details.put("code", code);
        if (line != null) {
            details.put("line", line);
        }
        return details;
    }
}
