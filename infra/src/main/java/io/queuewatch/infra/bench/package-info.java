/** How many events a second the whole job takes, held against a consumer that only decodes. */
package io.queuewatch.infra.bench;
