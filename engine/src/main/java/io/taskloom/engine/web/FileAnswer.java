package io.taskloom.engine.web;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** An answer that browsers save instead of showing it. */
public final class FileAnswer {

    /** RFC 4180, with a line of headings. */
    public static final String CSV = "text/csv; charset=utf-8; header=present";

    private FileAnswer() {}

    /** Says so before anything of the body is written. @param type of the content @param name to save it under */
    public static void begin(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
    }
}
