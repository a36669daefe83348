/** Sources, decoding, dead letters, time marks. */
package io.queuewatch.pipeline.ingest;
