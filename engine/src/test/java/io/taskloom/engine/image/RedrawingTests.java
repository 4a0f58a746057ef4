package io.taskloom.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

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

class RedrawingTests {

    private static final long MOST = 50_000_000;

    private static Redrawn redrawn(byte[] picture, String type) {
        return Redrawing.SQUARE.of(picture, type, MOST, 256);
    }

    private static BufferedImage square(byte[] picture, String type) throws IOException {
        var drawn = (Redrawn.Picture) redrawn(picture, type);
        assertThat(drawn.type()).isEqualTo("image/jpeg");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(drawn.content()));
        assertThat(image.getWidth()).isEqualTo(drawn.width());
        assertThat(image.getHeight()).isEqualTo(drawn.height()).isEqualTo(drawn.width());
        return image;
    }

    private static boolean red(BufferedImage image, int x, int y) {
        var color = new Color(image.getRGB(x, y));
        return color.getRed() > 180 && color.getBlue() < 80;
    }

    // Red on the left of the middle, blue on its right, however the camera was held.
    @ParameterizedTest
    @CsvSource({"1, 30, 128", "2, 220, 128", "3, 220, 128", "4, 30, 128", "5, 128, 30", "6, 128, 30", "7, 128, 220"})
    void theSquareInTheMiddleStandsUpright(int orientation, int x, int y) throws IOException {
        byte[] photo = TestPictures.turned(TestPictures.picture("jpeg", 3000, 1000, false), orientation);

        BufferedImage square = square(photo, "image/jpeg");

        assertThat(square.getWidth()).isEqualTo(256);
        assertThat(red(square, x, y)).isTrue();
        assertThat(red(square, 255 - x, 255 - y)).isFalse();
    }

    @Test
    void whatIsClearBecomesWhiteAndASmallOneIsNotBlownUp() throws IOException {
        var clear = new BufferedImage(40, 60, BufferedImage.TYPE_INT_ARGB);
        var png = new java.io.ByteArrayOutputStream();
        ImageIO.write(clear, "png", png);

        BufferedImage square = square(png.toByteArray(), "image/png");

        assertThat(square.getWidth()).isEqualTo(40);
        assertThat(new Color(square.getRGB(20, 20)).getGreen()).isGreaterThan(250);
    }

    @Test
    void aLineOfPointsIsASquareOfOne() throws IOException {
        assertThat(square(TestPictures.picture("png", 20_000, 1, false), "image/png")
                        .getWidth())
                .isEqualTo(1);
    }

    @Test
    void whatIsHiddenBehindTheEndOrInTheHeaderIsNotKept() {
        byte[] photo = TestPictures.turned(TestPictures.picture("jpeg", 300, 200, false), 1);
        byte[] tail = "<script>alert(document.domain)</script>PK\u0003\u0004".getBytes(StandardCharsets.ISO_8859_1);
        byte[] both = Arrays.copyOf(photo, photo.length + tail.length);
        System.arraycopy(tail, 0, both, photo.length, tail.length);

        var drawn = (Redrawn.Picture) redrawn(both, "image/jpeg");

        assertThat(new String(drawn.content(), StandardCharsets.ISO_8859_1))
                .doesNotContain("script", "PK\u0003\u0004", "52.5200N", "Exif");
    }

    @Test
    void whatIsSomethingElseThanItSaysIsNotOpened() {
        assertThat(redrawn(TestPictures.picture("gif", 60, 40, false), "image/png"))
                .isEqualTo(new Redrawn.Unreadable());
        assertThat(redrawn(TestPictures.picture("png", 60, 40, false), "image/jpeg"))
                .isEqualTo(new Redrawn.Unreadable());
        assertThat(redrawn("<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8), "image/png"))
                .isEqualTo(new Redrawn.Unreadable());
        assertThat(redrawn(new byte[0], "image/png")).isEqualTo(new Redrawn.Unreadable());
        assertThat(redrawn(new byte[0], "text/html")).isEqualTo(new Redrawn.Unreadable());
    }

    @Test
    void whatClaimsToBeEnormousIsNotOpened() {
        assertThat(redrawn(TestPictures.bomb(60_000, 60_000), "image/png"))
                .isEqualTo(new Redrawn.TooManyPoints(60_000, 60_000));
    }

    @Test
    void nothingBrokenIsThrownBack() {
        var random = new Random(11);
        for (String format : new String[] {"png", "jpeg"}) {
            byte[] picture = TestPictures.picture(format, 60, 40, false);
            for (int i = 0; i < 300; i++) {
                byte[] broken = Arrays.copyOf(picture, 1 + random.nextInt(picture.length));
                for (int j = 0; j < 4; j++) {
                    broken[random.nextInt(broken.length)] = (byte) random.nextInt();
                }
                assertThat(redrawn(broken, "image/" + format)).isNotNull();
            }
        }
    }
}
