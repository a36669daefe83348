package io.queuewatch.infra.report;

import java.util.Map;
import java.util.SortedMap;

/**
 * How agents spent their time: no persons.
 *
 * @param course of all teams together
 * @param teams the sums by team
 * @param aims what is wanted of all of them
 */
record TeamsReview(Course course, SortedMap<String, Tally> teams, Map<Figure, Aim> aims) {}
