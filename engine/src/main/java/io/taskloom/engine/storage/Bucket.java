package io.taskloom.engine.storage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Sees to it that there is a bucket and that our pages may send to it; tried until it has succeeded once. */
@Component
class Bucket {

    private static final Logger LOG = LoggerFactory.getLogger(Bucket.class);
    private static final int NOT_FOUND = 404;

    private final S3Client s3;
    private final StorageSettings settings;
    private boolean done;

    Bucket(S3Client s3, StorageSettings settings) {
        this.s3 = s3;
        this.settings = settings;
    }

    @Scheduled(fixedDelayString = "PT15S")
    void prepare() {
        if (done) {
            return;
        }
        try {
            if (!exists()) {
                s3.createBucket(request -> request.bucket(settings.bucket()));
                LOG.info("Made the bucket {}", settings.bucket());
            }
            done = true;
        } catch (SdkException e) {
            LOG.warn("The bucket {} is not there yet: {}", settings.bucket(), e.getMessage());
            return;
        }
        allowOurPages();
    }

    private boolean exists() {
        try {
            s3.headBucket(request -> request.bucket(settings.bucket()));
            return true;
        } catch (NoSuchBucketException e) {
            return false;
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    private void allowOurPages() {
        if (settings.allowedOrigins().isEmpty()) {
            return;
        }
        try {
            s3.putBucketCors(request -> request.bucket(settings.bucket())
                    .corsConfiguration(cors -> cors.corsRules(rule -> rule.allowedOrigins(settings.allowedOrigins())
                            .allowedMethods("PUT", "GET", "HEAD")
                            .allowedHeaders("*")
                            .maxAgeSeconds(3600))));
        } catch (SdkException e) {
            LOG.warn(
                    "The object store takes no rule for {}: allow them there to send files ({})",
                    settings.allowedOrigins(),
                    e.getMessage());
        }
    }
}
