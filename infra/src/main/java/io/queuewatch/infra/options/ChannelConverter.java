package io.queuewatch.infra.options;

import io.queuewatch.pipeline.contact.Channel;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Channels by the names that they have in rows and configuration. */
public final class ChannelConverter implements ITypeConverter<Channel> {

    /**
     * The channel of this name.
     *
     * @throws TypeConversionException where there is none
     */
    @Override
    public Channel convert(String text) {
        return Arrays.stream(Channel.values())
                .filter(channel -> channel.label().equals(text.strip()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new TypeConversionException(
                                        "\"%s\" is no channel: want one of %s"
                                                .formatted(text, names())));
    }

    private static String names() {
        return Arrays.stream(Channel.values())
                .map(Channel::label)
                .collect(Collectors.joining(", "));
    }
}
