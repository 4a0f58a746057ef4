package io.taskloom.engine.storage;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import software.amazon.awssdk.awscore.presigner.PresignedRequest;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Objects in our bucket. Signing is arithmetic; everything else goes over the network, so never inside of a transaction, and
 * throws {@link StorageAway} where the store does not answer.
 */
@Service
public class ObjectStorage {

    private static final Logger LOG = LoggerFactory.getLogger(ObjectStorage.class);
    private static final int NOT_FOUND = 404;

    private final S3Client s3;
    private final S3Presigner signer;
    private final StorageSettings settings;

    ObjectStorage(S3Client s3, S3Presigner signer, StorageSettings settings) {
        this.s3 = s3;
        this.signer = signer;
        this.settings = settings;
    }

    /** Scheme, host and port that browsers send signed requests to. */
    public String origin() {
        URI seen = settings.seenByBrowsers();
        String host = settings.pathStyle() ? seen.getAuthority() : settings.bucket() + "." + seen.getAuthority();
        return seen.getScheme() + "://" + host;
    }

    /** Size, type and checksum are part of the signature; how far the store holds an upload to them is its own affair. */
    public SignedRequest upload(ObjectKey key, UploadTerms terms, Duration valid) {
        return signed(signer.presignPutObject(
                presign -> presign.signatureDuration(valid).putObjectRequest(put -> put.bucket(settings.bucket())
                        .key(key.value())
                        .contentLength(terms.size())
                        .contentType(terms.type())
                        .checksumSHA256(terms.sha256()))));
    }

    public SignedRequest download(ObjectKey key, Serving serving, Duration valid) {
        return signed(signer.presignGetObject(
                presign -> presign.signatureDuration(valid).getObjectRequest(get -> get.bucket(settings.bucket())
                        .key(key.value())
                        .responseContentType(serving.type())
                        .responseContentDisposition(serving.disposition())
                        .responseCacheControl(serving.cacheControl()))));
    }

    public Optional<StoredObject> find(ObjectKey key) {
        return call("look at", key, () -> {
            HeadObjectResponse head =
                    s3.headObject(request -> request.bucket(settings.bucket()).key(key.value()));
            return new StoredObject(
                    head.contentLength(),
                    Optional.ofNullable(head.contentType()).orElse(""));
        });
    }

    /** @return false if there is nothing to copy */
    public boolean copy(ObjectKey from, ObjectKey to) {
        return call(
                        "copy",
                        from,
                        () -> s3.copyObject(request -> request.sourceBucket(settings.bucket())
                                .sourceKey(from.value())
                                .destinationBucket(settings.bucket())
                                .destinationKey(to.value())))
                .isPresent();
    }

    /** For the caller to close, which need not read to the end. */
    public Optional<InputStream> read(ObjectKey key) {
        return call(
                "read",
                key,
                () -> s3.getObject(request -> request.bucket(settings.bucket()).key(key.value())));
    }

    public void write(ObjectKey key, byte[] content, String type) {
        write(key, RequestBody.fromBytes(content), type);
    }

    public void write(ObjectKey key, Path content, String type) {
        write(key, RequestBody.fromFile(content), type);
    }

    private void write(ObjectKey key, RequestBody content, String type) {
        call(
                "write",
                key,
                () -> s3.putObject(
                        request -> request.bucket(settings.bucket())
                                .key(key.value())
                                .contentType(type),
                        content));
    }

    /** Nothing happens for what is not there. */
    public void delete(ObjectKey key) {
        call(
                "delete",
                key,
                () -> s3.deleteObject(
                        request -> request.bucket(settings.bucket()).key(key.value())));
    }

    private static <T> Optional<T> call(String deed, ObjectKey key, Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            LOG.warn("The object store would not {} {}: {}", deed, key, e.getMessage());
            throw new StorageAway();
        } catch (SdkException e) {
            LOG.warn("The object store could not be reached to {} {}: {}", deed, key, e.getMessage());
            throw new StorageAway();
        }
    }

    /** Browsers set Host and Content-Length themselves, and let nobody else. */
    private static SignedRequest signed(PresignedRequest request) {
        Map<String, String> headers = request.signedHeaders().entrySet().stream()
                .filter(header -> !header.getKey().equalsIgnoreCase("host")
                        && !header.getKey().equalsIgnoreCase("content-length"))
                .collect(Collectors.toMap(Map.Entry::getKey, header -> String.join(",", header.getValue())));
        return new SignedRequest(
                request.httpRequest().method().name(),
                URI.create(request.url().toString()),
                headers,
                request.expiration());
    }
}
