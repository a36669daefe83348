package io.queuewatch.infra.simulator;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.schemas.Moment;

/** A customer's request on its way through the centre. */
final class Contact {
    final String id;
    final Channel channel;
    final Customers.Customer customer;
    final String site;
    final String topic;
    final Moment moment;

    /** How often the customer has come about the same before. */
    final int attempt;

    int priority;
    int moves;
    int replies;
    boolean asked;

    /** How long the customer has waited for an agent, in shares of the patience usual there. */
    double strain;

    Contact(
            String id,
            Channel channel,
            Customers.Customer customer,
            String site,
            String topic,
            Moment moment,
            int attempt) {
        this.id = id;
        this.channel = channel;
        this.customer = customer;
        this.site = site;
        this.topic = topic;
        this.moment = moment;
        this.attempt = attempt;
        priority = customer.segment().priority();
    }
}
