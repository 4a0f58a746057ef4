package io.taskloom.engine.attachment;

import io.taskloom.engine.identity.PageSources;
import io.taskloom.engine.storage.ObjectStorage;
import java.util.List;
import org.springframework.stereotype.Component;

/** Our pages send files to the object store, and show its pictures; scripts never come from there. */
@Component
class FileSources implements PageSources {

    private final ObjectStorage storage;

    FileSources(ObjectStorage storage) {
        this.storage = storage;
    }

    @Override
    public List<String> connect() {
        return List.of(storage.origin());
    }

    @Override
    public List<String> images() {
        return List.of(storage.origin());
    }
}
