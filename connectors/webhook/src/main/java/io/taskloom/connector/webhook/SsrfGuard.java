package io.taskloom.connector.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names for the HTTP client, and refuses those that lead inside. The client connects to exactly the addresses
 * answered here, for every redirect anew, so that a name can't change its mind between check and use (DNS rebinding).
 */
final class SsrfGuard implements DnsResolver {

    private final Set<String> allowedHosts;

    /** @param allowedHosts comma-separated names or literal addresses an admin has allowed, wherever they lead */
    SsrfGuard(String allowedHosts) {
        this.allowedHosts = Arrays.stream(allowedHosts.split(","))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = InetAddress.getAllByName(host);
        if (!allowedHosts.contains(normalize(host))) {
            for (var address : addresses) {
                if (!PublicAddress.isPublic(address)) {
                    throw new AddressRefused(host);
                }
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private static String normalize(String host) {
        var bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        var lower = bare.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** The name leads to an address that may not be called. Says which name, never which address. */
    static final class AddressRefused extends UnknownHostException {
        AddressRefused(String host) {
            super("%s leads to an address inside the network, which may not be called".formatted(host));
        }
    }
}
