package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Files of a task: sent from one browser to the store, seen and fetched in another. */
class AttachmentStoryIT {

    private final String title = "Plan the stand " + Long.toString(System.nanoTime(), 36);

    @Test
    void filesOfATaskAreSentSeenByTheTeamFetchedAndDeleted() throws IOException {
        try (var user = Visitor.signedIn("user");
                var mate = Visitor.signedIn("user2")) {
            user.link("Everyday").click();
            user.addTask(title);
            user.task(title).click();
            mate.link("Everyday").click();
            mate.task(title).click();

            var note = "Bring the banner.\n".getBytes(StandardCharsets.UTF_8);
            files(user).locator("input[type=file]").setInputFiles(new FilePayload[] {
                new FilePayload("Stand.png", "image/png", picture()),
                new FilePayload("Note: to all.txt", "text/plain", note)
            });

            // Without a reload.
            assertThat(button(mate, "Show Stand.png")).isVisible();
            assertThat(button(mate, "Download Note_ to all.txt")).isVisible();
            assertThat(button(user, "Show Stand.png").locator("img")).isVisible();
            user.screenshot("files");
            user.looksAccessible();

            var download = mate.page().waitForDownload(() -> button(mate, "Download Note_ to all.txt")
                    .click());
            assertThat(download.suggestedFilename()).isEqualTo("Note_ to all.txt");
            assertThat(Files.readAllBytes(download.path())).isEqualTo(note);

            button(mate, "Show Stand.png").click();
            var shown = mate.page().getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("Stand.png"));
            assertThat(shown).isVisible();
            assertThat(shown.evaluate("picture => picture.decode().then(() => picture.naturalWidth)"))
                    .isEqualTo(640);
            mate.screenshot("files-viewer");
            mate.looksAccessible();
            mate.page().keyboard().press("Escape");

            files(user)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("More about Stand.png"))
                    .click();
            user.page()
                    .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Delete"))
                    .click();
            user.button("Delete").click();
            assertThat(button(mate, "Show Stand.png")).isHidden();
        }
    }

    private static Locator files(Visitor visitor) {
        return visitor.page()
                .getByRole(
                        AriaRole.REGION,
                        new Page.GetByRoleOptions().setName("Files").setExact(true));
    }

    private static Locator button(Visitor visitor, String name) {
        return files(visitor).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    private static byte[] picture() throws IOException {
        var image = new BufferedImage(640, 400, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(new Color(0x2F6FDE));
        pen.fillRect(0, 0, 640, 400);
        pen.setColor(Color.WHITE);
        pen.fillOval(220, 100, 200, 200);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
