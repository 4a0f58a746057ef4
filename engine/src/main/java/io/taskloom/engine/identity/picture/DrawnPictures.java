package io.taskloom.engine.identity.picture;

import io.taskloom.engine.image.Redrawing;
import io.taskloom.engine.image.Redrawn;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Makes of what somebody sends the small square that others see, a few at a time. */
@Component
class DrawnPictures {

    /** Media types that are taken. */
    static final Set<String> TYPES = new TreeSet<>(Set.of("image/jpeg", "image/png"));

    /** In pixels: twice what the settings page shows, for screens that are finer than others. */
    static final int SIDE = 256;

    private final long mostPixels;
    private final Duration patience;
    private final Semaphore turns;

    DrawnPictures(PictureSettings settings) {
        this.mostPixels = settings.maxPixels();
        this.patience = settings.patience();
        this.turns = new Semaphore(settings.atOnce(), true);
    }

    /**
     * @param type as it was sent; what it says is compared with what the bytes are
     * @return a square JPEG
     * @throws PictureNotTaken, PictureTooLarge or PicturesBusy
     */
    Redrawn.Picture square(byte[] picture, String type) {
        if (!TYPES.contains(type)) {
            throw new PictureNotTaken();
        }
        waitForTurn();
        try {
            return switch (Redrawing.SQUARE.of(picture, type, mostPixels, SIDE)) {
                case Redrawn.Picture drawn -> drawn;
                case Redrawn.TooManyPoints(int width, int height) ->
                    throw new PictureTooLarge(width, height, mostPixels);
                case Redrawn.Unreadable() -> throw new PictureNotTaken();
            };
        } finally {
            turns.release();
        }
    }

    private void waitForTurn() {
        try {
            if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new PicturesBusy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PicturesBusy();
        }
    }
}
