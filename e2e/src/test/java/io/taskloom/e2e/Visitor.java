package io.taskloom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.taskloom.standalone.KeycloakServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person with a browser of their own. Closing it fails when the browser complained meanwhile: an error in the console, an
 * exception, something the content security policy blocked.
 */
final class Visitor implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final List<String> PROGRAMS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static @Nullable Browser browser;

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final List<Pattern> expected = new ArrayList<>();

    private Visitor(Browser.NewContextOptions options) {
        context = browser()
                .newContext(options.setLocale("en-GB")
                        .setTimezoneId("Europe/Berlin")
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setPermissions(List.of("clipboard-read", "clipboard-write")));
        context.setDefaultTimeout(20_000);
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
        context.onWebError(error -> complaints.add(error.error()));
        page = context.newPage();
    }

    /** With a window of this width, nobody signed in. */
    static Visitor unknown(int width, ColorScheme scheme) {
        return new Visitor(new Browser.NewContextOptions()
                .setViewportSize(width, width < 600 ? 760 : 800)
                .setColorScheme(scheme));
    }

    /** A demo person who has signed in through Keycloak and sees their tasks. */
    static Visitor signedIn(String person) {
        return signedIn(person, 1280, ColorScheme.LIGHT);
    }

    static Visitor signedIn(String person, int width, ColorScheme scheme) {
        var visitor = unknown(width, scheme);
        try {
            visitor.open("/");
            visitor.signIn(person);
            visitor.page.waitForURL("**/my-tasks");
            return visitor;
        } catch (RuntimeException | AssertionError e) {
            visitor.leave();
            throw e;
        }
    }

    /** Fills in Keycloak's form, which must be what is shown. */
    void signIn(String person) {
        signInForm().fill(KeycloakServer.address(person));
        page.locator("#password").fill(KeycloakServer.DEMO_PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
    }

    /** The first field of Keycloak's form. */
    Locator signInForm() {
        return page.getByLabel("E-mail", new Page.GetByLabelOptions().setExact(true));
    }

    Page page() {
        return page;
    }

    void open(String path) {
        page.navigate(RunningSystem.shared().app(path));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator tab(String name) {
        return page.getByRole(
                AriaRole.TAB, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    /** Where a list takes new tasks; its rows have buttons of the same names. */
    Locator addForm() {
        return page.getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("Add task"));
    }

    void addTask(String title) {
        addForm().getByRole(AriaRole.TEXTBOX).first().fill(title);
        button("Add task").click();
    }

    /** The row of a task in the list. */
    Locator task(String title) {
        return button("Open " + title);
    }

    Locator checkbox(String name) {
        return page.getByRole(
                AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** A picture of what is seen, kept with the build. */
    void screenshot(String name) {
        screenshot(page, name);
    }

    static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    /** Complaints that a test provokes. */
    void expects(String complaint) {
        expected.add(Pattern.compile(complaint));
    }

    /** Lets axe look for serious and critical barriers on what is shown; what it finds counts as a complaint. */
    void looksAccessible() {
        var found = new AxeBuilder(page)
                // bpmn.io's own canvas, panel and watermark.
                .exclude(List.of(".djs-container"))
                .exclude(List.of(".bjs-powered-by"))
                .analyze();
        found.getViolations().stream()
                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                .flatMap(rule -> rule.getNodes().stream()
                        .map(node -> page.url() + " " + rule.getId() + ": " + node.getHtml() + "\n"
                                + node.getFailureSummary()))
                .forEach(complaints::add);
    }

    /** Leaves a picture of its end, which tells most about a test that failed. */
    @Override
    public void close() {
        leave();
        assertThat(complaints.stream().filter(text -> expected.stream()
                        .noneMatch(each -> each.matcher(text).find())))
                .as("what the browser complained about")
                .isEmpty();
    }

    private void leave() {
        screenshot("end/" + COUNT.incrementAndGet());
        context.close();
    }

    private static synchronized Browser browser() {
        if (browser == null) {
            browser = Playwright.create(new Playwright.CreateOptions()
                            .setEnv(java.util.Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(program())
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-quic",
                                    "--no-first-run",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync")));
        }
        return browser;
    }

    private static Path program() {
        return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), PROGRAMS.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No Chromium: apt-get install chromium"));
    }
}
