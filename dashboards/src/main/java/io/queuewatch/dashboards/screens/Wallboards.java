package io.queuewatch.dashboards.screens;

import io.queuewatch.dashboards.grafana.Screen;
import java.util.stream.Stream;

/** What hangs on the wall: one board for all channels, one for each. */
final class Wallboards {

    private Wallboards() {}

    static Stream<Screen> all() {
        return Stream.concat(
                Stream.of(WholeWallboard.screen()),
                Stream.of(Desk.values()).map(desk -> new ChannelWallboard(desk).screen()));
    }
}
