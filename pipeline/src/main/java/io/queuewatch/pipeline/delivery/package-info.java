/** What all have in common who deliver to servers that may be away or refuse. */
package io.queuewatch.pipeline.delivery;
