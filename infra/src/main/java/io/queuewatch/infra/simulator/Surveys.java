package io.queuewatch.infra.simulator;

import io.queuewatch.infra.simulator.model.Distribution;
import io.queuewatch.infra.simulator.model.Sequel;
import io.queuewatch.schemas.SurveyEvent;
import io.queuewatch.schemas.SurveyEventType;
import java.time.Duration;

/**
 * What customers say afterwards. Those who waited long, were handed on, came again or went away
 * with their problem are less content; detractors are called.
 */
final class Surveys {
    private static final int DETRACTOR = 6;
    private static final double FOLLOWED_UP = .85;
    private static final long SENT_AFTER = Duration.ofMinutes(10).toMillis();
    private static final Distribution ANSWERED = new Distribution.LogNormal(Duration.ofHours(4), 1);
    private static final Distribution CALLED = new Distribution.LogNormal(Duration.ofHours(10), .5);

    private final Centre centre;
    private final Sequel sequel;

    Surveys(Centre centre, Sequel sequel) {
        this.centre = centre;
        this.sequel = sequel;
    }

    void invite(Contact contact, boolean solved) {
        if (contact.asked || !centre.happens(sequel.invited())) {
            return;
        }
        contact.asked = true;
        double mood = mood(contact, solved);
        centre.after(
                SENT_AFTER,
                () -> {
                    centre.journal().survey(SurveyEventType.INVITED, contact);
                    if (centre.happens(sequel.responds())) {
                        centre.after(centre.sample(ANSWERED), () -> answer(contact, mood));
                    }
                });
    }

    /** On the scale from 1 to 5, before it is bounded and rounded. */
    private double mood(Contact contact, boolean solved) {
        return 4.9
                - Math.min(1.5, 2 * contact.strain)
                - .4 * contact.moves
                - .6 * contact.attempt
                - (solved ? 0 : 1.3)
                + .6 * centre.gaussian();
    }

    private void answer(Contact contact, double mood) {
        int scale = scale(contact);
        int nps = bounded(9.3 + 2.6 * (mood - 4.5) + .7 * centre.gaussian(), 0, 10);
        SurveyEvent answer = centre.journal().survey(SurveyEventType.ANSWERED, contact);
        answer.setScale(scale);
        answer.setCsat(bounded(1 + (mood - 1) * (scale - 1) / 4, 1, scale));
        answer.setNps(nps);
        if (nps <= DETRACTOR && centre.happens(FOLLOWED_UP)) {
            centre.after(
                    centre.sample(CALLED),
                    () -> centre.journal().survey(SurveyEventType.FOLLOWED_UP, contact));
        }
    }

    /** Each channel asks in its own way. */
    private static int scale(Contact contact) {
        return switch (contact.channel) {
            case VOICE, CHAT -> 5;
            case EMAIL -> 7;
            case SOCIAL -> 10;
        };
    }

    private static int bounded(double value, int least, int most) {
        return (int) Math.max(least, Math.min(most, Math.round(value)));
    }
}
