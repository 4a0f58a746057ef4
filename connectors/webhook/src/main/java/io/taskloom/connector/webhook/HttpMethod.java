package io.taskloom.connector.webhook;

/** Methods of RFC 9110 and RFC 5789 that a step may use. */
public enum HttpMethod {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE,
    HEAD
}
