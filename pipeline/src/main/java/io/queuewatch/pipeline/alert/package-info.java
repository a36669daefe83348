/** The life of an alert, and its way to Alertmanager. */
package io.queuewatch.pipeline.alert;
