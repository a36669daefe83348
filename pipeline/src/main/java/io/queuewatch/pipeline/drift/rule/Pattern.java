package io.queuewatch.pipeline.drift.rule;

/**
 * What a rule looks for in the last points. Comparisons are strict: on a line is not beyond it. All
 * of a window is known: no z is NaN.
 */
@FunctionalInterface
interface Pattern {

    /** Whether the pattern is complete at a point, of which enough went before. */
    boolean completeAt(double[] z, int at);

    /** So many of the last points beyond a zone on the side of the newest, which is one of them. */
    static Pattern beyond(int times, int points, double zone) {
        return (z, at) -> {
            double side = Math.signum(z[at]);
            int found = 0;
            for (int i = at - points + 1; i <= at; i++) {
                if (side * z[i] > zone) {
                    found++;
                }
            }
            return found >= times && side * z[at] > zone;
        };
    }

    /** So many points in a row on one side of the centre; a point on the centre ends a run. */
    static Pattern run(int points) {
        return beyond(points, points, 0);
    }

    /**
     * So many points in a row, each above, or each below, the one before; equal ones end a trend.
     */
    static Pattern trend(int points) {
        return (z, at) -> {
            double direction = Math.signum(z[at] - z[at - 1]);
            for (int i = at; i > at - points + 1; i--) {
                if (!(direction * (z[i] - z[i - 1]) > 0)) {
                    return false;
                }
            }
            return true;
        };
    }

    /** So many points in a row that go up and down in turn. */
    static Pattern alternating(int points) {
        return (z, at) -> {
            double direction = Math.signum(z[at] - z[at - 1]);
            for (int i = at; i > at - points + 1; i--) {
                if (!(direction * (z[i] - z[i - 1]) > 0)) {
                    return false;
                }
                direction = -direction;
            }
            return true;
        };
    }

    /** So many points in a row within a zone about the centre. */
    static Pattern within(int points, double zone) {
        return (z, at) -> {
            for (int i = at - points + 1; i <= at; i++) {
                if (!(Math.abs(z[i]) < zone)) {
                    return false;
                }
            }
            return true;
        };
    }

    /** So many points in a row beyond a zone about the centre, and not all of them on one side. */
    static Pattern bothSides(int points, double zone) {
        return (z, at) -> {
            boolean above = false;
            boolean below = false;
            for (int i = at - points + 1; i <= at; i++) {
                if (!(Math.abs(z[i]) > zone)) {
                    return false;
                }
                above |= z[i] > 0;
                below |= z[i] < 0;
            }
            return above && below;
        };
    }
}
