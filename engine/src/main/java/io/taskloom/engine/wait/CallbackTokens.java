package io.taskloom.engine.wait;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What stands in an address: the callback's id and a signature (HMAC-SHA256) over run, element and id, in Base64 for URLs. The key is
 * made by the first node that starts, and shared by all through the database.
 */
@Component
class CallbackTokens {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int ID = 16;
    private static final int SIGNATURE = 32;

    private final SecretKeySpec key;

    CallbackTokens(JdbcClient db) {
        byte[] fresh = new byte[SIGNATURE];
        new SecureRandom().nextBytes(fresh);
        db.sql("insert into callback_key (id, bytes) values (1, ?) on conflict do nothing")
                .param(fresh)
                .update();
        this.key = new SecretKeySpec(
                db.sql("select bytes from callback_key where id = 1")
                        .query((row, n) -> row.getBytes(1))
                        .single(),
                ALGORITHM);
    }

    String of(Callback callback) {
        ByteBuffer token = ByteBuffer.allocate(ID + SIGNATURE);
        put(token, callback.id().value());
        token.put(signature(callback));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    /** Empty for what has never been one. */
    Optional<CallbackId> id(String token) {
        return bytes(token).map(ByteBuffer::wrap).map(it -> new CallbackId(new UUID(it.getLong(), it.getLong())));
    }

    /** Whether that is the very address of it. */
    boolean isOf(String token, Callback callback) {
        return bytes(token)
                .filter(it -> MessageDigest.isEqual(Arrays.copyOfRange(it, ID, it.length), signature(callback)))
                .isPresent();
    }

    private static Optional<byte[]> bytes(String token) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(token)).filter(it -> it.length == ID + SIGNATURE);
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private byte[] signature(Callback callback) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            ByteBuffer ids = ByteBuffer.allocate(2 * ID);
            put(ids, callback.run().value());
            put(ids, callback.id().value());
            mac.update(ids.array());
            return mac.doFinal(callback.elementId().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    private static void put(ByteBuffer bytes, UUID id) {
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }
}
