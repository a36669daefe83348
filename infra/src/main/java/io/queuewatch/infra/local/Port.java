package io.queuewatch.infra.local;

import io.queuewatch.infra.failure.KnownFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * A TCP port on the loopback interface that a server is to listen on.
 *
 * @param number the port; 0 for any that is free
 * @param option what a person changes it with, for example {@code --kafka-port}
 */
public record Port(int number, String option) {

    private static final int BACKLOG = 1;

    /** Any port that is free. */
    public static Port any() {
        return new Port(0, "");
    }

    /**
     * The number of a port that nobody listens on at this moment.
     *
     * @throws KnownFailure if the port is taken, naming it
     */
    public int claim() {
        try (ServerSocket socket =
                new ServerSocket(number, BACKLOG, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            if (number == 0) {
                throw new UncheckedIOException("no port is free on the loopback interface", e);
            }
            throw new KnownFailure(
                    "port %d is taken".formatted(number), "give another with " + option, e);
        }
    }
}
