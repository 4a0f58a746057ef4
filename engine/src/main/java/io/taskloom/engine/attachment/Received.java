package io.taskloom.engine.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * What an object was found to be when all of it was read.
 *
 * @param size in bytes
 * @param sha256 in base64
 */
record Received(long size, String sha256, FirstBytes first) {

    private static final int CHUNK = 64 * 1024;

    /** Reads to the end, a little at a time. */
    static Received from(InputStream content) throws IOException {
        MessageDigest digest = digest();
        byte[] first = content.readNBytes(FirstBytes.COUNT);
        digest.update(first);
        long size = first.length;
        byte[] chunk = new byte[CHUNK];
        for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
            digest.update(chunk, 0, read);
            size += read;
        }
        return new Received(
                size,
                Base64.getEncoder().encodeToString(digest.digest()),
                new FirstBytes(Arrays.copyOf(first, first.length)));
    }

    /** @throws UploadDiffers, UploadTooLarge or TypeDiffers if it is not what was announced */
    void check(Attachment.Content announced) {
        if (size > announced.size()) {
            throw new UploadTooLarge(announced.size(), size);
        }
        if (size < announced.size()) {
            throw new UploadDiffers("size");
        }
        if (!sha256.equals(announced.sha256())) {
            throw new UploadDiffers("checksum");
        }
        if (!first.may(announced.type())) {
            throw new TypeDiffers(announced.type());
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java knows SHA-256", e);
        }
    }
}
