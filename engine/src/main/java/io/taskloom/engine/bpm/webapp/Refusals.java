package io.taskloom.engine.bpm.webapp;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** What is answered to whom Camunda's pages do not let in. */
@Component
class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final ObjectMapper json;

    Refusals(ObjectMapper json) {
        this.json = json;
    }

    /** A script's call, which a redirect to another host would only confuse. */
    static boolean isCall(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/camunda/api/")
                || "XMLHttpRequest".equals(request.getHeader("X-Requested-With"));
    }

    void unauthenticated(HttpServletRequest request, HttpServletResponse response, Exception reason)
            throws IOException {
        if (!isCall(request)) {
            response.sendRedirect(request.getContextPath() + WebappSecurity.LOGIN);
            return;
        }
        answer(response, HttpStatus.UNAUTHORIZED, "Sign in first.");
    }

    void denied(HttpServletRequest request, HttpServletResponse response, Exception reason) throws IOException {
        answer(response, HttpStatus.FORBIDDEN, "Your roles do not allow this.");
    }

    void signInFailed(HttpServletRequest request, HttpServletResponse response, Exception reason) throws IOException {
        LOG.warn("Sign-in to Camunda's pages failed: {}", reason.getMessage());
        answer(response, HttpStatus.UNAUTHORIZED, "The sign-in failed; open the page again to repeat it.");
    }

    private void answer(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), ProblemDetail.forStatusAndDetail(status, detail));
    }
}
