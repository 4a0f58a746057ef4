package io.taskloom.engine.attachment;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Small pictures of pictures. Drawn anew, so that nothing but points is left: no place where it was taken, nothing hidden
 * behind the picture's end. How large a picture claims to be is read before it is opened.
 */
@Component
class Thumbnails {

    private static final Logger LOG = LoggerFactory.getLogger(Thumbnails.class);
    private static final int SIDE = 480;

    private final long mostPixels;
    private final Semaphore turns;

    Thumbnails(AttachmentSettings settings) {
        this.mostPixels = settings.previewPixels();
        this.turns = new Semaphore(settings.previewsAtOnce());
        ImageIO.setUseCache(false);
    }

    /** @param width in pixels @param height in pixels */
    record Thumbnail(byte[] content, String type, int width, int height) {}

    /**
     * Waits for its turn before it fetches the picture: so many are in memory at once.
     *
     * @return empty where it can't be opened, or should not be
     */
    Optional<Thumbnail> of(Supplier<byte[]> picture, FileType type) {
        turns.acquireUninterruptibly();
        try {
            return opened(picture.get(), type);
        } finally {
            turns.release();
        }
    }

    private Optional<Thumbnail> opened(byte[] picture, FileType type) {
        try {
            return drawn(picture, type);
        } catch (IOException | RuntimeException e) {
            // Readers of pictures throw whatever comes to them when bytes make no sense.
            LOG.debug("No preview of a {}", type, e);
            return Optional.empty();
        }
    }

    private Optional<Thumbnail> drawn(byte[] picture, FileType type) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(type.value());
        if (!readers.hasNext()) {
            return Optional.empty();
        }
        ImageReader reader = readers.next();
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(picture))) {
            reader.setInput(input, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width < 1 || height < 1 || (long) width * height > mostPixels) {
                return Optional.empty();
            }
            ImageReadParam few = reader.getDefaultReadParam();
            // Twice as fine as needed, so that the rest is left to a filter that looks at every point.
            int step = Math.max(1, Math.max(width, height) / (2 * SIDE));
            few.setSourceSubsampling(step, step, 0, 0);
            BufferedImage opened = reader.read(0, few);
            return Optional.of(written(small(opened, Orientation.of(picture))));
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage small(BufferedImage opened, Orientation orientation) {
        int across = orientation.turned() ? opened.getHeight() : opened.getWidth();
        int down = orientation.turned() ? opened.getWidth() : opened.getHeight();
        double scale = Math.min(1, (double) SIDE / Math.max(across, down));
        int width = Math.max(1, (int) Math.round(across * scale));
        int height = Math.max(1, (int) Math.round(down * scale));
        boolean clear = opened.getColorModel().hasAlpha();
        var small = new BufferedImage(width, height, clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = small.createGraphics();
        try {
            if (!clear) {
                pen.setColor(Color.WHITE);
                pen.fillRect(0, 0, width, height);
            }
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            AffineTransform upright = AffineTransform.getScaleInstance((double) width / across, (double) height / down);
            upright.concatenate(orientation.upright(opened.getWidth(), opened.getHeight()));
            pen.drawImage(opened, upright, null);
        } finally {
            pen.dispose();
        }
        return small;
    }

    private static Thumbnail written(BufferedImage small) throws IOException {
        boolean clear = small.getColorModel().hasAlpha();
        var content = new ByteArrayOutputStream();
        ImageIO.write(small, clear ? "png" : "jpeg", content);
        return new Thumbnail(
                content.toByteArray(), clear ? "image/png" : "image/jpeg", small.getWidth(), small.getHeight());
    }
}
