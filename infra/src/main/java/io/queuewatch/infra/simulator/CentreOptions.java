package io.queuewatch.infra.simulator;

import io.queuewatch.infra.simulator.model.CentreModel;
import io.queuewatch.infra.simulator.model.Incident;
import io.queuewatch.infra.simulator.model.StandardCentre;
import io.queuewatch.pipeline.contact.Channel;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say what the simulated centre is like. */
public final class CentreOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same number gives the same events. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--channels",
            split = ",",
            paramLabel = "CHANNEL",
            description = "Only these, of voice, chat, email and social. Default: all.")
    private Set<String> channels = Set.of();

    @Option(
            names = "--queues",
            split = ",",
            paramLabel = "QUEUE",
            description =
                    "Only these, of sales, support, billing, technical, vip (voice), sales-chat,"
                            + " support-chat, support-mail, billing-mail and social. Default: all.")
    private List<String> queues = List.of();

    @Option(
            names = "--enlarge",
            paramLabel = "QUEUES",
            description =
                    "A centre of so many queues: the others over and over, as sales-1, sales-2, …")
    private Integer enlarged;

    @Option(
            names = "--incident",
            paramLabel = "INCIDENT",
            description = {
                "Something that goes wrong, as KIND:NAME[*FACTOR]@FROM+LENGTH; may be given again."
                        + " FROM is local time, or now.",
                "outage:support@2026-03-02T10:00+2h      twice as many customers come to the queue;"
                        + " *3: three times",
                "release:sales@2026-03-02T09:00+1d   its conversations take three times as long; *2:"
                        + " twice",
                "absence:sales@2026-03-02T08:00+4h   all who serve it first are out;"
                        + " sales-team-1: one of its two teams"
            })
    private List<String> incidents = List.of();

    @Option(
            names = "--zone",
            description =
                    "Time zone of the day curves, as in Europe/Paris. Default: this machine's.")
    private ZoneId zone = ZoneId.systemDefault();

    /** What all chances depend on. */
    public long seed() {
        return seed;
    }

    /** Where the centre is. */
    public ZoneId zone() {
        return zone;
    }

    /**
     * The centre.
     *
     * @throws ParameterException saying which option is wrong, and what would be right
     */
    public CentreModel model() {
        CentreModel model = StandardCentre.in(zone);
        if (!channels.isEmpty()) {
            model = model.onlyChannels(channels.stream().map(this::channel).toList());
        }
        try {
            if (!queues.isEmpty()) {
                model = model.only(queues);
            }
        } catch (IllegalArgumentException e) {
            throw wrong("--queues", e);
        }
        if (enlarged != null) {
            if (enlarged < 1) {
                throw new ParameterException(
                        command.commandLine(), "--enlarge wants at least 1 queue, not " + enlarged);
            }
            model = model.enlarged(enlarged, 1);
        }
        try {
            return model.with(incidents.stream().map(text -> Incident.parse(text, zone)).toList());
        } catch (IllegalArgumentException e) {
            throw wrong("--incident", e);
        }
    }

    private Channel channel(String label) {
        return List.of(Channel.values()).stream()
                .filter(channel -> channel.label().equals(label))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ParameterException(
                                        command.commandLine(),
                                        "--channels: no channel \"%s\"; there are voice, chat, email and social"
                                                .formatted(label)));
    }

    private ParameterException wrong(String option, IllegalArgumentException e) {
        return new ParameterException(command.commandLine(), option + ": " + e.getMessage(), e);
    }
}
