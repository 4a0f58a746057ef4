package io.taskloom.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Somebody sees where they are signed in and signs a device out; their tabs renew their tokens at once and stay. */
class SignInsStoryIT {

    @Test
    void aDeviceIsSignedOutFromAnother() {
        try (var desk = Visitor.signedIn("manager");
                var phone = Visitor.signedIn("manager", 390, ColorScheme.DARK)) {
            phone.open("/settings");
            phone.link("Sign-ins and devices").click();
            assertThat(phone.page().getByText("This one").first()).isVisible();
            phone.screenshot("sign-ins-on-a-phone");
            phone.looksAccessible();

            desk.open("/settings/sign-ins");
            var sessions = region(desk.page(), "Signed in now");
            var others = sessions.getByRole(AriaRole.BUTTON, within("Sign out HeadlessChrome on Linux"));
            assertThat(others.first()).isVisible();
            assertThat(region(desk.page(), "History").getByText("Signed in").first())
                    .isVisible();
            desk.screenshot("sign-ins");
            desk.looksAccessible();

            desk.button("Sign out all others").click();
            var question = desk.page().getByRole(AriaRole.DIALOG);
            question.getByRole(AriaRole.BUTTON, within("Sign out all others")).click();
            assertThat(others).hasCount(0);

            // Its token would be good for minutes.
            phone.expects("40[01]");
            phone.link("My tasks").or(phone.button("Sign in")).first().waitFor();
            phone.page().reload();
            assertThat(phone.button("Sign in again").or(phone.signInForm()).first())
                    .isVisible();
            phone.screenshot("signed-out-elsewhere");
        }
    }

    @Test
    void twoTabsThatRenewTheirTokensAtOnceStaySignedIn() {
        try (var user = Visitor.signedIn("designer")) {
            user.expects("401");
            var second = user.page().context().newPage();
            second.navigate(RunningSystem.shared().app("/my-tasks"));
            assertThat(second.getByRole(AriaRole.LINK, named("Inbox")).first()).isVisible();
            List<Integer> renewed = Collections.synchronizedList(new ArrayList<>());
            user.page().context().onResponse(response -> note(response, renewed));

            for (int round = 1; round <= 3; round++) {
                // given: to each tab its token seems to have ended
                Set<Page> refused = new HashSet<>();
                for (Page tab : List.of(user.page(), second)) {
                    tab.route("**/api/v1/me/logins*", route -> refuseOnce(route, tab, refused));
                }

                // when
                for (Page tab : List.of(user.page(), second)) {
                    tab.evaluate("() => { history.pushState({}, '', '/settings/sign-ins');"
                            + " dispatchEvent(new PopStateEvent('popstate')); }");
                }

                // then
                for (Page tab : List.of(user.page(), second)) {
                    assertThat(region(tab, "History").getByText("Signed in").first())
                            .isVisible();
                    tab.unroute("**/api/v1/me/logins*");
                    tab.navigate(RunningSystem.shared().app("/my-tasks"));
                    assertThat(tab.getByRole(AriaRole.LINK, named("Inbox")).first())
                            .isVisible();
                }
                assertThat(renewed).hasSize(2 * round).containsOnly(200);
            }
        }
    }

    private static void refuseOnce(Route route, Page tab, Set<Page> refused) {
        if (refused.add(tab)) {
            route.fulfill(new Route.FulfillOptions().setStatus(401));
        } else {
            route.resume();
        }
    }

    private static void note(Response response, List<Integer> renewed) {
        String form = response.request().postData();
        if (response.url().endsWith("/token") && form != null && form.contains("grant_type=refresh_token")) {
            renewed.add(response.status());
        }
    }

    private static Locator region(Page page, String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator.GetByRoleOptions within(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
