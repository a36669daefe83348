package io.queuewatch.pipeline.contact;

/**
 * A human reply to what the customer wrote.
 *
 * @param since when the visit began or the first message without a reply came, whichever is later,
 *     in milliseconds
 * @param at when it was answered, in milliseconds
 */
record Response(long since, long at) {}
