package io.taskloom.engine.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.RefusedCalls;
import io.taskloom.engine.identity.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Whose budgets a call is taken from: the person's and the key's; an address's where the door refused it or knows nobody. */
@Component
@EnableConfigurationProperties(LimitSettings.class)
class ApiLimits implements RefusedCalls {

    private final Budgets budgets;
    private final LimitSettings settings;
    private final List<PersonAllowance> allowances;
    private final Cache<PersonId, Long> persons = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    ApiLimits(Budgets budgets, LimitSettings settings, ObjectProvider<PersonAllowance> allowances) {
        this.budgets = budgets;
        this.settings = settings;
        this.allowances = allowances.orderedStream().toList();
    }

    /** One for the person, and one for the key where there is one. */
    List<Taken> take(SignedIn who) {
        List<Taken> taken = new ArrayList<>(2);
        taken.add(budgets.take(budget("person", who.person().toString(), persons.get(who.person(), this::allowed))));
        SignedIn.Key key = who.key();
        if (key != null) {
            taken.add(budgets.take(budget("key", key.id().toString(), settings.key())));
        }
        return taken;
    }

    @Override
    public void count(HttpServletRequest refused) {
        takeOfAddress(refused);
    }

    /** @throws BudgetSpent if too many came from there */
    void takeOfAddress(HttpServletRequest request) {
        Taken taken = budgets.take(budget("address", network(request.getRemoteAddr()), settings.address()));
        if (!taken.granted()) {
            throw new BudgetSpent(taken);
        }
    }

    private Budget budget(String name, String whose, long capacity) {
        return new Budget(name, name + " " + whose, capacity, settings.window());
    }

    private long allowed(PersonId person) {
        return allowances.stream()
                .map(allowance -> allowance.requests(person))
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .max()
                .orElse(settings.person());
    }

    /** Whoever has one IPv6 address has as many as they like beside it. */
    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            // Never asks a name server: what has a colon is an address or nothing.
            InetAddress parsed = InetAddress.getByName(address);
            if (!(parsed instanceof Inet6Address)) {
                return parsed.getHostAddress();
            }
            byte[] bytes = parsed.getAddress();
            var network = new StringBuilder();
            for (int i = 0; i < 8; i++) {
                network.append("%02x".formatted(bytes[i]));
            }
            return network + "/64";
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
