package io.taskloom.engine.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.problem.InvalidInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Cursors that callers can keep but neither read nor change: the place in a list, signed. Any node reads what another wrote.
 */
@Component
public class Cursors {

    private static final int SIGNATURE = 12;

    private final ObjectMapper json;
    private final CursorKey key;

    Cursors(ObjectMapper json, CursorKey key) {
        this.json = json;
        this.key = key;
    }

    /**
     * @param list what is paged through, with its filter and order: a cursor of one list is refused by every other
     * @param place a record of the sort keys of the last row given
     */
    public String write(String list, Object place) {
        try {
            byte[] body = json.writeValueAsBytes(place);
            byte[] signature = sign(list, body);
            byte[] all = ByteBuffer.allocate(SIGNATURE + body.length)
                    .put(signature)
                    .put(body)
                    .array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (IOException e) {
            throw new IllegalArgumentException("A cursor can't hold " + place.getClass(), e);
        }
    }

    /** @throws InvalidInput if {@link #write} did not make this cursor for this list */
    public <T> T read(String list, String cursor, Class<T> place) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(cursor);
            byte[] body = Arrays.copyOfRange(all, Math.min(SIGNATURE, all.length), all.length);
            byte[] signature = Arrays.copyOf(all, SIGNATURE);
            if (all.length > SIGNATURE && MessageDigest.isEqual(signature, sign(list, body))) {
                return json.readValue(body, place);
            }
        } catch (IOException | IllegalArgumentException e) {
            // As wrong as a bad signature, and answered the same.
        }
        throw new InvalidInput("cursor", "invalid", "This cursor does not belong to this list; start without one.");
    }

    private byte[] sign(String list, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.bytes(), "HmacSHA256"));
            mac.update(list.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(body), SIGNATURE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
