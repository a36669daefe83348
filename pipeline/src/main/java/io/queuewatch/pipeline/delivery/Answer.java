package io.queuewatch.pipeline.delivery;

/**
 * What came back from a request to a server that takes what we deliver.
 *
 * @param status the status of HTTP; 0 where nothing came back
 * @param message what the server says about it, or why nothing came back
 * @param retryAfter the header Retry-After as sent; null where there is none
 */
public record Answer(int status, String message, String retryAfter) {}
