package io.taskloom.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

class RequestFirewallTests {

    private final HttpFirewall firewall = new RequestFirewall();
    private final HttpFirewall springs = new StrictHttpFirewall();

    @Test
    void everyCharacterIsAllowedOrRefusedAsSpringDoes() {
        for (int c = 0; c < 0x11000; c++) {
            String text = "a" + Character.toString(c);
            assertThat(allows(firewall, "X-Any", text)).as("value %x", c).isEqualTo(allows(springs, "X-Any", text));
            assertThat(allows(firewall, text, "any")).as("name %x", c).isEqualTo(allows(springs, text, "any"));
            assertThat(allowsParameter(firewall, text)).as("parameter %x", c).isEqualTo(allowsParameter(springs, text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\r\nlines", "end\u0000", "\u007f"})
    void aValueWithAControlIsRefused(String value) {
        HttpServletRequest request = firewall.getFirewalledRequest(request("X-Any", value));

        assertThatThrownBy(() -> request.getHeader("X-Any")).isInstanceOf(RequestRejectedException.class);
    }

    private static boolean allows(HttpFirewall firewall, String name, String value) {
        try {
            firewall.getFirewalledRequest(request(name, value)).getHeader(name);
            return true;
        } catch (RequestRejectedException refused) {
            return false;
        }
    }

    private static boolean allowsParameter(HttpFirewall firewall, String name) {
        MockHttpServletRequest request = request("X-Any", "any");
        request.setParameter(name, "any");
        try {
            firewall.getFirewalledRequest(request).getParameter(name);
            return true;
        } catch (RequestRejectedException refused) {
            return false;
        }
    }

    private static MockHttpServletRequest request(String name, String value) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/me");
        request.addHeader(name, value);
        return request;
    }
}
