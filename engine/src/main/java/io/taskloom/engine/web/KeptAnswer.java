package io.taskloom.engine.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/**
 * An answer that can be given again.
 *
 * @param headers those that belong to the answer itself: Content-Type, ETag, Location
 */
record KeptAnswer(int status, Map<String, String> headers, byte[] body) {

    void writeTo(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
