package io.taskloom.engine.attachment;

import io.taskloom.engine.problem.UnsupportedMedia;
import java.util.List;
import java.util.Map;

class TypeRefused extends UnsupportedMedia {

    private final List<String> types;

    TypeRefused(FileType type, List<String> types) {
        super("Files of the type %s are not taken here.".formatted(type));
        this.types = types;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("types", types);
    }
}
