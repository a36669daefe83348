package io.queuewatch.infra.report;

import io.queuewatch.infra.report.Page.Section;
import io.queuewatch.infra.report.Page.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the page says of the contacts of a channel that the centre began. */
final class OutboundSection {

    private OutboundSection() {}

    static Section of(OutboundReview review, Period period, PlotData plots) {
        String channel = review.channel().label();
        List<Table> tables = new ArrayList<>();
        tables.addAll(Tables.by("Direction", Figure.OF_OUTBOUND, review.directions()));
        tables.addAll(Tables.by("Queue", Figure.OF_OUTBOUND, review.queues()));
        return new Section(
                "Outbound: " + channel,
                "outbound-" + channel,
                Lines.of(Figure.OF_OUTBOUND, review.course(), Map.of()),
                Lines.silence(review.course()),
                plots.ofOutbound(review),
                tables,
                Tables.days(Figure.OF_OUTBOUND, review.course(), period));
    }
}
