package io.taskloom.engine.identity.picture;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.identity.WorkspacesOf;
import io.taskloom.engine.image.Redrawn;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.storage.ObjectKey;
import io.taskloom.engine.storage.ObjectLedger;
import io.taskloom.engine.storage.ObjectStorage;
import io.taskloom.engine.storage.StorageAway;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Pictures that people put here of themselves (promise I12). Of what is sent, only the square that was drawn of it is kept.
 *
 * <p>The object store is asked between transactions. A {@code kill -9} before the second leaves the picture from before, and an
 * object whose row in the ledger says that it goes within the hour; one after it leaves the new picture, and of the old one an
 * object that is due.
 */
@Service
public class PersonPictures {

    /** Longer than writing one takes. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final PictureRows rows;
    private final DrawnPictures drawn;
    private final ObjectLedger objects;
    private final ObjectStorage storage;
    private final People people;
    private final ObjectProvider<WorkspacesOf> workspaces;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PersonPictures(
            PictureRows rows,
            DrawnPictures drawn,
            ObjectLedger objects,
            ObjectStorage storage,
            People people,
            ObjectProvider<WorkspacesOf> workspaces,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.drawn = drawn;
        this.objects = objects;
        this.storage = storage;
        this.people = people;
        this.workspaces = workspaces;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Instead of the one before, whose object goes.
     *
     * @param type media type without parameters, in lower case
     * @return where it is, see {@link PersonView}
     * @throws PictureNotTaken if it is neither a PNG nor a JPEG
     * @throws PictureTooLarge if it has too many points
     */
    @Transactional(propagation = Propagation.NEVER)
    public String put(Actor.Person actor, byte[] content, String type) {
        Redrawn.Picture square = drawn.square(content, type);
        UUID picture = Ids.next();
        var key = new ObjectKey("people/" + picture);
        transaction.executeWithoutResult(
                status -> objects.expect(key, clock.instant().plus(PATIENCE)));
        storage.write(key, square.content(), square.type());
        transaction.executeWithoutResult(status -> {
            Instant now = clock.instant();
            if (!objects.keep(key, now)) {
                throw new StorageAway();
            }
            rows.put(actor.person(), picture, key, now);
        });
        people.readAgain(actor.person());
        return PersonView.pictureUrl(actor.person(), picture);
    }

    /** Nothing happens if there is none. */
    @Transactional(propagation = Propagation.NEVER)
    public void remove(Actor.Person actor) {
        transaction.executeWithoutResult(status -> rows.delete(actor.person()));
        people.readAgain(actor.person());
    }

    /**
     * For whoever sees the person: in a workspace with them, or themselves.
     *
     * @return a JPEG
     * @throws NotFound also if it has been replaced
     */
    @Transactional(propagation = Propagation.NEVER)
    public byte[] get(Actor.Person actor, PersonId person, UUID picture) {
        ObjectKey key = Objects.requireNonNull(transaction.execute(status -> {
            if (!sees(actor, person)) {
                throw new NotFound("picture", picture);
            }
            return rows.find(person, picture).orElseThrow(() -> new NotFound("picture", picture));
        }));
        try (InputStream content = storage.read(key).orElseThrow(() -> new NotFound("picture", picture))) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new StorageAway();
        }
    }

    private boolean sees(Actor.Person actor, PersonId person) {
        return actor.person().equals(person)
                || of(actor.person()).filter(actor::reaches).anyMatch(mine -> of(person)
                        .anyMatch(mine::equals));
    }

    private Stream<WorkspaceId> of(PersonId person) {
        return workspaces
                .orderedStream()
                .flatMap(source -> source.of(person).stream())
                .map(WorkspacesOf.Membership::id);
    }
}
