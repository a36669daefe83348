/**
 * History and foreign formats in: delimited exports described by a mapping, Asterisk's queue_log,
 * JSON of Amazon Connect, Genesys Cloud and Zendesk, events as JSON. Files become records, records
 * become events, events are sorted by time and written.
 */
package io.queuewatch.infra.imports;
