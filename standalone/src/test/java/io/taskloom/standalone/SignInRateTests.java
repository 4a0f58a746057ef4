package io.taskloom.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A measurement, not part of the build: 200 sign-ins in a minute, evenly, each page, form and code for tokens. */
@EnabledIfSystemProperty(named = "taskloom.measure", matches = "true")
class SignInRateTests {

    private static final int SIGN_INS = 200;
    private static final Duration TIME = Duration.ofMinutes(1);
    private static final String PASSWORD = "seven green bottles";

    private final KeycloakServer keycloak = Services.shared().keycloak();
    private final String app = SignInPages.appUrl(keycloak);

    @Test
    void twoHundredSignInsInAMinute() throws Exception {
        var people = IntStream.range(0, 20)
                .mapToObj(each -> "rate" + UUID.randomUUID() + "@elsewhere.example")
                .toList();
        people.forEach(name -> SignInPages.person(keycloak, name, PASSWORD));
        var times = new ArrayList<Long>();
        try (var clock = Executors.newScheduledThreadPool(16)) {
            var pause = TIME.dividedBy(SIGN_INS);
            var done = IntStream.range(0, SIGN_INS)
                    .mapToObj(each -> clock.schedule(
                            (Callable<Long>) () -> signIn(people.get(each % people.size())),
                            pause.multipliedBy(each).toMillis(),
                            TimeUnit.MILLISECONDS))
                    .toList();
            for (var each : done) {
                times.add(each.get());
            }
        }
        times.sort(null);
        System.out.printf(
                "sign-ins: %d, median %d ms, p95 %d ms, slowest %d ms%n",
                times.size(), times.get(times.size() / 2), times.get(times.size() * 95 / 100), times.getLast());
    }

    private long signIn(String name) throws Exception {
        var start = System.nanoTime();
        var browser = new SignInPages(keycloak, app);
        var tokens = browser.tokens(browser.signIn(browser.open(), name, PASSWORD));
        assertThat(tokens.has("access_token")).isTrue();
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}
