package io.taskloom.engine.storage;

import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param endpoint where the engine reaches the S3 API
 * @param publicEndpoint where browsers reach it; null if that is the same
 * @param region as the store calls it; most that are not Amazon's take any
 * @param bucket made if it is missing
 * @param accessKey key id
 * @param secretKey its secret
 * @param pathStyle the bucket in the path rather than in the host's name
 * @param timeout for one request of the engine's
 * @param allowedOrigins of pages that may send files, where the store takes such rules; empty to leave its own
 */
@Validated
@ConfigurationProperties("taskloom.storage")
record StorageSettings(
        @DefaultValue("http://localhost:9000") URI endpoint,
        @Nullable URI publicEndpoint,
        @DefaultValue("us-east-1") String region,
        @DefaultValue("taskloom") String bucket,

        @NotBlank(message = "set it to the id of a key that may read and write the bucket")
        String accessKey,

        @NotBlank(message = "set it to the secret of taskloom.storage.access-key")
        String secretKey,

        @DefaultValue("true") boolean pathStyle,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue List<String> allowedOrigins) {

    URI seenByBrowsers() {
        return publicEndpoint == null ? endpoint : publicEndpoint;
    }

    @Override
    public String toString() {
        return "StorageSettings[" + endpoint + " " + bucket + "]";
    }
}
