/** Settings and targets: read, checked, explained when wrong. */
package io.queuewatch.pipeline.config;
