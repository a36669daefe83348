package io.queuewatch.pipeline.drift.rule;

/**
 * A rule that fired.
 *
 * @param at the point that completed the pattern, counted from 0
 * @param rule the rule
 */
public record Annotation(int at, Rule rule) {}
