package io.taskloom.engine.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.event.Recorded;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the format of server-sent events (HTML standard, section 9.2.6); an event's id is its position. */
class EventStreamWriter {

    private final OutputStream out;

    EventStreamWriter(OutputStream out) {
        this.out = out;
    }

    /** Tells where the stream begins, so that whoever is cut off before the first event comes back to here. */
    void begin(long position) throws IOException {
        write("retry: 3000\nid: " + position + "\n\n");
        flush();
    }

    void event(Recorded event, JsonNode body) throws IOException {
        write("id: " + event.position() + "\ndata: " + body + "\n\n");
    }

    /** A comment keeps proxies from closing a quiet stream, and finds out whether the browser is still there. */
    void heartbeat(long position) throws IOException {
        write(": \nid: " + position + "\n\n");
        flush();
    }

    void end(String reason) throws IOException {
        write("event: end\ndata: {\"reason\":\"" + reason + "\"}\n\n");
        flush();
    }

    void flush() throws IOException {
        out.flush();
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
