package io.queuewatch.infra.report;

import io.queuewatch.infra.report.Page.Line;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What every section says of how something went. */
final class Lines {

    private Lines() {}

    /** A line for each figure: beside what is wanted, and beside the period before. */
    static List<Line> of(List<Figure> figures, Course course, Map<Figure, Aim> aims) {
        return figures.stream()
                .map(figure -> line(figure, course, aims.getOrDefault(figure, Aim.NONE)))
                .toList();
    }

    /** Which days there is nothing of. */
    static List<String> silence(Course course) {
        List<String> notes = new ArrayList<>();
        if (!course.silent().isEmpty()) {
            notes.add("Days without data: " + spans(course.silent()) + ".");
        }
        if (!course.silentBefore().isEmpty()) {
            notes.add(
                    "Days without data in the period before: "
                            + spans(course.silentBefore())
                            + ".");
        }
        return notes;
    }

    private static Line line(Figure figure, Course course, Aim aim) {
        OptionalDouble now = figure.of(course.now());
        OptionalDouble before =
                course.before().isEmpty() ? OptionalDouble.empty() : figure.of(course.before());
        Judgement judgement = Judgement.of(figure, course.now(), aim);
        String change = Wording.change(figure, now, before);
        return new Line(
                figure.label(),
                Wording.valueAndMargin(figure, course.now()),
                aim.words(figure.kind()),
                judgement.word(),
                judgement.style(),
                Wording.value(figure, before),
                change,
                change.endsWith("better") ? "good" : change.endsWith("worse") ? "bad" : "none");
    }

    /** As in {@code 2026-11-02 to 2026-11-04, 2026-11-08}. */
    private static String spans(List<LocalDate> days) {
        List<Period> spans = new ArrayList<>();
        for (LocalDate day : days) {
            int last = spans.size() - 1;
            if (last >= 0 && spans.get(last).to().plusDays(1).equals(day)) {
                spans.set(last, new Period(spans.get(last).from(), day));
            } else {
                spans.add(new Period(day, day));
            }
        }
        return String.join(", ", spans.stream().map(Period::toString).toList());
    }
}
