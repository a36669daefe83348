/** The benchmark of drift: queues that exist as rows only, and what the detectors make of them. */
package io.queuewatch.infra.drift;
