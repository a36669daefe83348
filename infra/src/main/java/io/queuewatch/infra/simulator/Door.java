package io.queuewatch.infra.simulator;

import static io.queuewatch.infra.simulator.Word.ENDED;
import static io.queuewatch.infra.simulator.Word.INITIATED;
import static io.queuewatch.infra.simulator.Word.MESSAGE;
import static io.queuewatch.infra.simulator.Word.RECEIVED;
import static io.queuewatch.infra.simulator.Word.REPLIED;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.schemas.Author;
import io.queuewatch.schemas.EndedBy;
import java.time.Duration;
import java.util.List;

/** How customers come in: through the menu, past the bot, or by writing. */
final class Door {
    /** Who comes at night comes in the course of the day, and not all of them at its beginning. */
    private static final long LATER = Duration.ofHours(12).toMillis();

    private static final long BOT_ANSWERS = Duration.ofSeconds(3).toMillis();
    private static final long CUSTOMER_INSISTS = Duration.ofSeconds(24).toMillis();
    private static final long HANDED_OVER = Duration.ofSeconds(25).toMillis();
    private static final long CONFIRMED = Duration.ofSeconds(20).toMillis();
    private static final List<String> NETWORKS = List.of("mastodon", "facebook", "instagram");

    private final Centre centre;
    private final Customers customers;
    private long contacts;

    Door(Centre centre, Customers customers) {
        this.centre = centre;
        this.customers = customers;
    }

    /** Somebody comes with something new. */
    void come(Line line) {
        if (line.model().channel() != Channel.CHAT || line.isOpen()) {
            come(line, customers.any(centre.random()), centre.anyOf(line.model().topics()), 0);
        }
    }

    /** A customer comes, about this topic, so many times before; not while the queue is closed. */
    void come(Line line, Customers.Customer customer, String topic, int attempt) {
        if (attempt > 0 && line.model().channel().conversation() && !line.isOpen()) {
            centre.after(LATER, () -> come(line, customer, topic, attempt));
            return;
        }
        Contact contact =
                new Contact(
                        centre.journal().run() + "c" + ++contacts,
                        line.model().channel(),
                        customer,
                        centre.anyOf(centre.model().sites()),
                        topic,
                        line.model().moment(),
                        attempt);
        switch (contact.channel) {
            case VOICE -> call(contact, line);
            case CHAT -> chat(contact, line);
            case EMAIL, SOCIAL -> write(contact, line);
        }
    }

    private void call(Contact contact, Line line) {
        centre.journal().write(INITIATED, contact).introducing(contact);
        long menu = centre.sample(centre.model().menu());
        if (centre.happens(centre.model().menuHangUps())) {
            centre.after(
                    (long) (menu * centre.uniform()),
                    () -> centre.journal().write(ENDED, contact).by(EndedBy.CUSTOMER));
        } else {
            centre.after(menu, () -> line.desk().enter(contact));
        }
    }

    private void chat(Contact contact, Line line) {
        message(contact, Author.CUSTOMER);
        centre.after(BOT_ANSWERS, () -> message(contact, Author.BOT));
        centre.after(CUSTOMER_INSISTS, () -> message(contact, Author.CUSTOMER));
        centre.after(HANDED_OVER, () -> line.desk().enter(contact));
    }

    private void message(Contact contact, Author author) {
        centre.journal().write(MESSAGE, contact).by(author);
    }

    private void write(Contact contact, Line line) {
        Entry received = centre.journal().write(RECEIVED, contact).introducing(contact).in(line);
        switch (contact.channel) {
            case SOCIAL -> received.on(centre.anyOf(NETWORKS));
            default ->
                    centre.after(
                            CONFIRMED,
                            () -> centre.journal().write(REPLIED, contact).by(Author.SYSTEM));
        }
        line.desk().enter(contact);
    }
}
