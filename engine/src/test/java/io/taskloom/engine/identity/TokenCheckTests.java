package io.taskloom.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestTokens;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a request costs before it is anybody's turn: signature, revocation, and whose token it is. */
@EngineTest
class TokenCheckTests {

    private static final int WARM_UP = 20_000;
    private static final int CHECKS = 20_000;

    @Autowired
    private Tokens tokens;

    @Autowired
    private TestTokens issuer;

    @Test
    void aCheckTakesLessThanAThirdOfAMillisecondOfCpu() {
        String bearer = issuer.of(new PersonId(Ids.next()), "Tess Tester", "user");
        check(WARM_UP, bearer);

        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        check(CHECKS, bearer);
        var each = Duration.ofNanos((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / CHECKS);

        System.out.printf("A token checked: %.1f µs of CPU%n", each.toNanos() / 1_000.0);
        assertThat(each).isLessThan(Duration.ofNanos(300_000));
    }

    private void check(int times, String bearer) {
        for (int i = 0; i < times; i++) {
            tokens.check(bearer);
        }
    }
}
