package io.taskloom.engine.attachment;

import io.taskloom.engine.image.Redrawing;
import io.taskloom.engine.image.Redrawn;
import io.taskloom.engine.problem.Problem;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Small pictures of pictures, drawn anew. */
@Component
class Thumbnails {

    private static final Logger LOG = LoggerFactory.getLogger(Thumbnails.class);
    private static final int SIDE = 480;

    private final long mostPixels;
    private final Semaphore turns;

    Thumbnails(AttachmentSettings settings) {
        this.mostPixels = settings.previewPixels();
        this.turns = new Semaphore(settings.previewsAtOnce());
    }

    /**
     * Waits for its turn before it fetches the picture: so many are in memory at once.
     *
     * @return empty where it can't be opened, or should not be
     */
    Optional<Redrawn.Picture> of(Supplier<byte[]> picture, FileType type) {
        turns.acquireUninterruptibly();
        try {
            Redrawn redrawn = Redrawing.WHOLE.of(picture.get(), type.value(), mostPixels, SIDE);
            return redrawn instanceof Redrawn.Picture drawn ? Optional.of(drawn) : Optional.empty();
        } catch (Problem e) {
            // A file is worth more than its preview.
            LOG.debug("No preview, since the picture can't be had", e);
            return Optional.empty();
        } finally {
            turns.release();
        }
    }
}
