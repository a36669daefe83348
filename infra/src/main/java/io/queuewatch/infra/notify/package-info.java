/** Whom Alertmanager would have told of what, shown on this machine. */
package io.queuewatch.infra.notify;
