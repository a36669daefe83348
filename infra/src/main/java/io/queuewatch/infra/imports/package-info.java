/**
 * History and foreign formats in: call-detail exports described by a mapping, Asterisk's queue_log,
 * events as JSON. Files become rows, rows become events, events are sorted by time and written.
 */
package io.queuewatch.infra.imports;
