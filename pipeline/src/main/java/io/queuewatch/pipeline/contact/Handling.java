package io.queuewatch.pipeline.contact;

/**
 * What agents' work on an answered visit came to.
 *
 * @param at when the last agent's part ended, or the last reply was written, in milliseconds
 * @param timed whether the times are known; if not they are 0
 * @param talkMs talk of all parts, or work on replies, in milliseconds
 * @param holdMs hold of all parts, consultations included, in milliseconds
 * @param wrapMs after-contact work of all parts, in milliseconds
 */
record Handling(long at, boolean timed, long talkMs, long holdMs, long wrapMs) {}
