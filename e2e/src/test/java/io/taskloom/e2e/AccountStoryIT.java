package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.taskloom.standalone.MailServer;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Somebody new registers by a mailed link, and changes profile, picture, password and address from the settings. */
class AccountStoryIT {

    private static final Pattern LINK = Pattern.compile("https?://\\S+action-token\\S+");
    /** Drawn by the engine. */
    private static final String FACE = "img[src^='data:image/jpeg']";

    private static final String FIRST = "Seven green bottles";
    private static final String SECOND = "Eight red balloons";

    private final String name = "ann" + Long.toString(System.nanoTime(), 36);
    private final String address = name + "@taskloom.example";
    private final String next = name + "@elsewhere.example";

    @Test
    void somebodyRegistersAndKeepsTheirAccountUpToDate() {
        try (var ann = Visitor.unknown(1280, ColorScheme.LIGHT)) {
            register(ann);
            ann.page().getByLabel("Workspace name").fill("Ann alone");
            ann.button("Create workspace").click();
            ann.page().waitForURL("**/my-tasks");

            ann.open("/settings");
            ann.button("Edit profile").click();
            fill(ann.page(), "lastName", "Newman");
            fill(ann.page(), "zoneinfo", "Europe/Vienna");
            ann.screenshot("profile-form");
            ann.looksAccessible();
            ann.button("Continue").click();
            assertThat(ann.page().getByText("Your profile is changed.")).isVisible();
            assertThat(ann.heading("Ann Newman")).isVisible();
            assertThat(ann.page().getByText("Europe/Vienna")).isVisible();
            ann.screenshot("settings");
            ann.looksAccessible();
            showOnesFace(ann);

            ann.button("Change password").click();
            fill(ann.page(), "password-new", SECOND);
            fill(ann.page(), "password-confirm", SECOND);
            ann.screenshot("password-form");
            ann.looksAccessible();
            ann.button("Continue").click();
            assertThat(ann.page().getByText("Your password is changed.")).isVisible();

            ann.button("Change e-mail").click();
            fill(ann.page(), "email", next);
            ann.screenshot("email-form");
            ann.looksAccessible();
            ann.button("Continue").click();
            ann.page().navigate(mailed(next));
            ann.screenshot("email-changed");
        }
        try (var again = Visitor.unknown(1280, ColorScheme.DARK)) {
            again.open("/settings");
            again.signInForm().fill(next);
            again.screenshot("sign-in-dark");
            again.looksAccessible();
            fill(again.page(), "password", SECOND);
            again.button("Sign in").click();
            assertThat(again.page().getByText(next).first()).isVisible();
            assertThat(again.page().locator(FACE).first()).isVisible();
            again.screenshot("settings-picture-dark");
            again.looksAccessible();
            again.button("Remove picture").click();
            assertThat(again.page().getByText("Your picture is removed.")).isVisible();
            assertThat(again.page().locator(FACE)).hasCount(0);
        }
    }

    private void register(Visitor ann) {
        ann.open("/");
        ann.link("Create account").click();
        fill(ann.page(), "email", address);
        fill(ann.page(), "password", "password1234");
        fill(ann.page(), "password-confirm", "password1234");
        fill(ann.page(), "firstName", "Ann");
        fill(ann.page(), "lastName", "New");
        ann.button("Create account").click();
        assertThat(ann.page().getByText("among the first that others guess")).isVisible();
        ann.screenshot("register");
        ann.looksAccessible();
        lookOnAPhone(ann);
        fill(ann.page(), "password", FIRST);
        fill(ann.page(), "password-confirm", FIRST);
        ann.button("Create account").click();
        assertThat(ann.heading("Look into your mail")).isVisible();
        ann.screenshot("register-sent");
        ann.looksAccessible();
        ann.page().navigate(mailed(address));
        assertThat(ann.heading("Terms of service")).isVisible();
        ann.screenshot("terms");
        ann.looksAccessible();
        ann.button("Accept").click();
    }

    private static void showOnesFace(Visitor ann) {
        ann.page().locator("input[type=file]").setInputFiles(new FilePayload("me.jpg", "image/jpeg", face()));
        assertThat(ann.page().getByAltText("How your picture will look")).isVisible();
        ann.screenshot("picture-chosen");
        ann.looksAccessible();
        ann.button("Use this picture").click();
        assertThat(ann.page().getByText("Your picture is changed.")).isVisible();
        // In the settings, and in the menu above every page.
        assertThat(ann.page().locator(FACE)).hasCount(2);
        ann.screenshot("settings-picture");
        ann.looksAccessible();
        ann.page().setViewportSize(390, 760);
        ann.screenshot("settings-picture-phone");
        ann.page().setViewportSize(1280, 800);
    }

    /** Wider than high, so that one sees what is cut off. */
    private static byte[] face() {
        var image = new BufferedImage(900, 600, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(0x8ecae6), 900, 600, new Color(0xffb703)));
        pen.fillRect(0, 0, 900, 600);
        pen.setColor(new Color(0x6d4c41));
        pen.fillOval(310, 90, 280, 300);
        pen.setColor(new Color(0xffe0b2));
        pen.fillOval(340, 140, 220, 270);
        pen.setColor(new Color(0x264653));
        pen.fillOval(250, 430, 400, 300);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void lookOnAPhone(Visitor ann) {
        ann.page().setViewportSize(390, 760);
        ann.screenshot("register-phone");
        ann.page().setViewportSize(1280, 800);
    }

    private static void fill(Page page, String field, String value) {
        page.locator("#" + field).fill(value);
    }

    private static String mailed(String to) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> RunningSystem.shared().mails(to).stream()
                                .map(MailServer.Message::text)
                                .map(LINK::matcher)
                                .filter(Matcher::find)
                                .map(Matcher::group)
                                .findFirst()
                                .orElse(""),
                        link -> !link.isEmpty());
    }
}
