package io.taskloom.engine.identity.picture;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.PersonColumn;
import io.taskloom.engine.identity.PersonalData;
import io.taskloom.engine.storage.ObjectStorage;
import java.util.List;
import org.springframework.stereotype.Component;

/** The picture of somebody. */
@Component
class PicturesOfPeople implements PersonalData {

    private final PictureRows rows;
    private final ObjectStorage storage;

    PicturesOfPeople(PictureRows rows, ObjectStorage storage) {
        this.rows = rows;
        this.storage = storage;
    }

    @Override
    public List<PersonColumn> columns() {
        return List.of(PersonColumn.deleted(
                "person_picture",
                "person_id",
                "Shows who is gone; what is in the object store goes within the minute"));
    }

    @Override
    public List<File> files(PersonId person) {
        return rows.find(person)
                .map(key -> List.of(new File("picture.jpg", () -> storage.read(key))))
                .orElseGet(List::of);
    }
}
