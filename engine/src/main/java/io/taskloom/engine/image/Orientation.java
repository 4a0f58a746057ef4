package io.taskloom.engine.image;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a camera was held, as a JPEG's Exif tells (tag 0x0112 of CIPA DC-008).
 *
 * @param value 1 to 8; 1 is upright
 */
record Orientation(int value) {

    private static final Orientation UPRIGHT = new Orientation(1);
    private static final int START = 0xFFD8;
    private static final int EXIF_SEGMENT = 0xFFE1;
    private static final int FIRST_SEGMENT = 0xFFC0;
    private static final int SCAN = 0xFFDA;
    private static final int EXIF = 0x45786966;
    private static final int TAG = 0x0112;
    private static final int ENTRY = 12;

    /** Upright where nothing else can be read. */
    static Orientation of(byte[] picture) {
        try {
            return read(ByteBuffer.wrap(picture));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            return UPRIGHT;
        }
    }

    private static Orientation read(ByteBuffer jpeg) {
        if (unsigned(jpeg, 0) != START) {
            return UPRIGHT;
        }
        int at = 2;
        while (true) {
            int marker = unsigned(jpeg, at);
            int length = unsigned(jpeg, at + 2);
            if (marker < FIRST_SEGMENT || marker == SCAN || length < 2) {
                return UPRIGHT;
            }
            if (marker == EXIF_SEGMENT && jpeg.getInt(at + 4) == EXIF) {
                // Behind the marker, the length, "Exif" and two zeros.
                return tag(jpeg.slice(at + 10, length - 8));
            }
            at += 2 + length;
        }
    }

    private static Orientation tag(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = unsigned(tiff, directory);
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY;
            if (unsigned(tiff, entry) == TAG) {
                int value = unsigned(tiff, entry + 8);
                return value >= 1 && value <= 8 ? new Orientation(value) : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    private static int unsigned(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    /** Whether width and height change places. */
    boolean turned() {
        return value >= 5;
    }

    /** Puts a picture of this size upright, its corner at 0, 0. */
    AffineTransform upright(int width, int height) {
        return switch (value) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
