package io.queuewatch.infra.simulator;

import io.queuewatch.schemas.Moment;

/** A call on its way through the centre. */
final class Contact {
    final String id;
    final String customer;
    final String segment;
    final int priority;
    final String site;
    final String topic;
    final Moment moment;
    int events;
    int moves;

    Contact(
            String id,
            String customer,
            String segment,
            int priority,
            String site,
            String topic,
            Moment moment) {
        this.id = id;
        this.customer = customer;
        this.segment = segment;
        this.priority = priority;
        this.site = site;
        this.topic = topic;
        this.moment = moment;
    }
}
