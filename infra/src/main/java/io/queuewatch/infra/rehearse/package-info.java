/** Who would have been told of what, had the simulated centre gone through these days. */
package io.queuewatch.infra.rehearse;
