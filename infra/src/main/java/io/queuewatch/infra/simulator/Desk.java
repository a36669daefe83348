package io.queuewatch.infra.simulator;

/** How the agents of a queue work with its customers: by phone, in chats, in writing. */
interface Desk {

    /** A customer comes to the queue. */
    void enter(Contact contact);

    /** An agent gets a customer who waits. */
    void take(Visit visit, Agent agent);

    /** An agent, spoken to already, goes on where a colleague ends. */
    void join(Contact contact, Agent agent);

    /** What was thought to be resolved is not. */
    void reopen(Contact contact);
}
