package io.taskloom.engine.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Holds an answer back until its transaction has committed. */
class CapturedResponse extends ContentCachingResponseWrapper {

    private static final List<String> KEPT =
            List.of("Content-Type", "ETag", "Location", "Retry-After", "WWW-Authenticate");

    CapturedResponse(HttpServletResponse response) {
        super(response);
    }

    KeptAnswer answer() {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : KEPT) {
            String value = name.equals("Content-Type") ? getContentType() : getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new KeptAnswer(getStatus(), headers, getContentAsByteArray());
    }

    /** Nothing leaves before the commit, not even at the controller's request. */
    @Override
    public void flushBuffer() {}
}
