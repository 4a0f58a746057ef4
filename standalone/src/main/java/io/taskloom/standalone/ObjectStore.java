package io.taskloom.standalone;

import java.net.URI;

/**
 * A running S3-compatible object store.
 *
 * @param endpoint where it answers; path-style addressing
 * @param accessKey access key id
 * @param secretKey secret access key
 * @param bucket a bucket that exists
 */
public record ObjectStore(URI endpoint, String accessKey, String secretKey, String bucket) {}
