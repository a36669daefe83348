/** How values of the command line are read. */
package io.queuewatch.infra.options;
