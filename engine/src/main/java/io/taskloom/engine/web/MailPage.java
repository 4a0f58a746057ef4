package io.taskloom.engine.web;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/** What our mails have in common. Styles stand in the elements, since mail programs know no others. */
public final class MailPage {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy 'at' HH:mm (zzz)", Locale.ENGLISH);

    private MailPage() {}

    /** @param content HTML, in which whatever a person wrote is escaped already */
    public static String of(String content) {
        return """
                <!doctype html><html lang="en"><body style="margin:0;padding:24px;background:#f1f3f5;\
                font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;color:#212529">
                <div style="max-width:480px;margin:0 auto;padding:24px;background:#ffffff;border-radius:8px">
                %s</div></body></html>
                """.formatted(content);
    }

    /** The link that matters most. @param label our own words @param link escaped here */
    public static String button(String label, String link) {
        return """
                <a href="%s" style="display:inline-block;padding:10px 18px;border-radius:6px;background:#4263eb;\
                color:#ffffff;font-weight:600;text-decoration:none">%s</a>\
                """.formatted(HtmlUtils.htmlEscape(link), label);
    }

    /** A name in one line, since a line break in a subject would begin another header. */
    public static String line(String name) {
        return name.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }

    /** A moment in words, with the zone that it is told in. */
    public static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    /** @param path below the application's own address, with its slash */
    public static String link(URI publicUrl, String path) {
        return publicUrl.toString().replaceAll("/+$", "") + path;
    }
}
