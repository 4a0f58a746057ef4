package io.taskloom.engine.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskloom.engine.image.Redrawn;
import io.taskloom.engine.image.TestPictures;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ThumbnailTests {

    private final Thumbnails thumbnails = new Thumbnails(new Binder(new MapConfigurationPropertySource())
            .bindOrCreate("taskloom.attachment", AttachmentSettings.class));

    private Redrawn.Picture drawn(byte[] picture, String type) {
        return thumbnails.of(() -> picture, new FileType(type)).orElseThrow();
    }

    private static BufferedImage open(Redrawn.Picture thumbnail) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(thumbnail.content()));
    }

    private static boolean red(BufferedImage image, int x, int y) {
        var color = new Color(image.getRGB(x, y));
        return color.getRed() > 180 && color.getBlue() < 80;
    }

    @Test
    void aLargePictureBecomesSmallInItsProportions() throws IOException {
        var small = drawn(TestPictures.picture("jpeg", 3000, 1500, false), "image/jpeg");

        assertThat(small.width()).isEqualTo(480);
        assertThat(small.height()).isEqualTo(240);
        assertThat(red(open(small), 100, 120)).isTrue();
        assertThat(red(open(small), 380, 120)).isFalse();
    }

    @Test
    void aSmallOneIsNotBlownUpAndWhatIsClearStaysClear() throws IOException {
        var small = drawn(TestPictures.picture("png", 30, 10, true), "image/png");

        assertThat(small.width()).isEqualTo(30);
        assertThat(small.type()).isEqualTo("image/png");
        assertThat(open(small).getColorModel().hasAlpha()).isTrue();
    }

    // Where the left of the picture, which is red, goes.
    @ParameterizedTest
    @CsvSource({
        "1, 200, 100, 20, 50", "2, 200, 100, 180, 50", "3, 200, 100, 180, 50", "4, 200, 100, 20, 50",
        "5, 100, 200, 50, 20", "6, 100, 200, 50, 20", "7, 100, 200, 50, 180", "8, 100, 200, 50, 180"
    })
    void aPictureStandsUpright(int orientation, int width, int height, int x, int y) throws IOException {
        byte[] photo = TestPictures.turned(TestPictures.picture("jpeg", 200, 100, false), orientation);

        var small = drawn(photo, "image/jpeg");

        assertThat(small.width()).isEqualTo(width);
        assertThat(small.height()).isEqualTo(height);
        assertThat(red(open(small), x, y)).isTrue();
        assertThat(red(open(small), width - x, height - y)).isFalse();
    }

    @Test
    void nothingOfWhereItWasTakenIsLeft() {
        byte[] photo = TestPictures.turned(TestPictures.picture("jpeg", 200, 100, false), 1);
        assertThat(new String(photo, StandardCharsets.ISO_8859_1)).contains("52.5200N");

        assertThat(new String(drawn(photo, "image/jpeg").content(), StandardCharsets.ISO_8859_1))
                .doesNotContain("52.5200N")
                .doesNotContain("Exif");
    }

    @Test
    void whatClaimsToBeEnormousIsNotOpened() {
        assertThat(thumbnails.of(() -> TestPictures.bomb(60_000, 60_000), new FileType("image/png")))
                .isEmpty();
        assertThat(thumbnails.of(
                        () -> TestPictures.bomb(Integer.MAX_VALUE, Integer.MAX_VALUE), new FileType("image/png")))
                .isEmpty();
    }

    @Test
    void brokenPicturesHaveNoPreview() {
        var random = new Random(7);
        for (String format : new String[] {"png", "jpeg", "gif", "bmp"}) {
            byte[] picture = TestPictures.picture(format, 60, 40, false);
            for (int i = 0; i < 300; i++) {
                byte[] broken = Arrays.copyOf(picture, 1 + random.nextInt(picture.length));
                for (int j = 0; j < 4; j++) {
                    broken[random.nextInt(broken.length)] = (byte) random.nextInt();
                }
                // Whether there is one or not: nothing is thrown, and the next gets its turn.
                thumbnails.of(() -> broken, new FileType("image/" + format));
            }
        }
        assertThat(drawn(TestPictures.picture("gif", 60, 40, false), "image/gif")
                        .width())
                .isEqualTo(60);
    }
}
