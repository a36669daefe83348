/** The life of a contact: raw events in, facts out. Plain Java but for the operator. */
package io.queuewatch.pipeline.contact;
