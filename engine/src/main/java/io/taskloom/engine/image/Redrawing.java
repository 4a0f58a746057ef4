package io.taskloom.engine.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws a picture anew, so that nothing but points is left: no place where it was taken, nothing hidden in it or behind its end.
 * How many points a picture claims to have is read before it is opened, and only as many are kept as the new one needs.
 */
public enum Redrawing {
    /** All of it, in its proportions; what is clear stays clear, in a PNG. */
    WHOLE(false, false),
    /** The square in its middle as a JPEG; white where it was clear. */
    SQUARE(true, true);

    static {
        ImageIO.setUseCache(false);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Redrawing.class);

    private final boolean middle;
    private final boolean opaque;

    Redrawing(boolean middle, boolean opaque) {
        this.middle = middle;
        this.opaque = opaque;
    }

    /**
     * Never throws, whatever the bytes are.
     *
     * @param type media type that the bytes must be of
     * @param mostPixels in the picture as it comes
     * @param side of the new one, in pixels, at most; a smaller one is not blown up
     */
    public Redrawn of(byte[] picture, String type, long mostPixels, int side) {
        try {
            return drawn(picture, type, mostPixels, side);
        } catch (IOException | RuntimeException e) {
            // Readers of pictures throw whatever comes to them when bytes make no sense.
            LOG.debug("No picture of the type {}", type, e);
            return new Redrawn.Unreadable();
        }
    }

    private Redrawn drawn(byte[] picture, String type, long mostPixels, int side) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(type);
        if (!readers.hasNext()) {
            return new Redrawn.Unreadable();
        }
        ImageReader reader = readers.next();
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(picture))) {
            if (!reader.getOriginatingProvider().canDecodeInput(input)) {
                return new Redrawn.Unreadable();
            }
            reader.setInput(input, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width < 1 || height < 1) {
                return new Redrawn.Unreadable();
            }
            if ((long) width * height > mostPixels) {
                return new Redrawn.TooManyPoints(width, height);
            }
            BufferedImage opened = reader.read(0, few(reader.getDefaultReadParam(), width, height, side));
            return written(small(opened, Orientation.of(picture), side));
        } finally {
            reader.dispose();
        }
    }

    private ImageReadParam few(ImageReadParam param, int width, int height, int side) {
        int longest = Math.max(width, height);
        if (middle) {
            // The middle is the middle however the camera was held.
            int square = Math.min(width, height);
            longest = square;
            param.setSourceRegion(new Rectangle((width - square) / 2, (height - square) / 2, square, square));
        }
        // Twice as fine as needed, so that the rest is left to a filter that looks at every point.
        int step = Math.max(1, longest / (2 * side));
        param.setSourceSubsampling(step, step, 0, 0);
        return param;
    }

    private BufferedImage small(BufferedImage opened, Orientation orientation, int side) {
        int across = orientation.turned() ? opened.getHeight() : opened.getWidth();
        int down = orientation.turned() ? opened.getWidth() : opened.getHeight();
        double scale = Math.min(1, (double) side / Math.max(across, down));
        int width = Math.max(1, (int) Math.round(across * scale));
        int height = Math.max(1, (int) Math.round(down * scale));
        boolean clear = !opaque && opened.getColorModel().hasAlpha();
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

    private static Redrawn written(BufferedImage small) throws IOException {
        boolean clear = small.getColorModel().hasAlpha();
        var content = new ByteArrayOutputStream();
        ImageIO.write(small, clear ? "png" : "jpeg", content);
        return new Redrawn.Picture(
                content.toByteArray(), clear ? "image/png" : "image/jpeg", small.getWidth(), small.getHeight());
    }
}
