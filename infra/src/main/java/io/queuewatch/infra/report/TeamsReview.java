package io.queuewatch.infra.report;

import java.util.SortedMap;

/**
 * How agents spent their time: no persons.
 *
 * @param course of all teams together
 * @param teams the sums by team
 */
record TeamsReview(Course course, SortedMap<String, Tally> teams) {}
