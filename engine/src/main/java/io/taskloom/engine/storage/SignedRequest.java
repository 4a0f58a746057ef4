package io.taskloom.engine.storage;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * A request to the object store that whoever holds it may make, as it stands, until it expires.
 *
 * @param headers those it must carry; they are part of the signature
 */
public record SignedRequest(String method, URI url, Map<String, String> headers, Instant expiresAt) {}
