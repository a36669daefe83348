/** History in, totals out. */
package io.queuewatch.infra.replay;
