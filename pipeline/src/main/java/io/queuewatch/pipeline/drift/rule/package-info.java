/**
 * Rules of thumb for patterns on a chart, as annotations for people who read charts. They work on
 * z, the distance of each point from its own centre in its own standard deviations, so that limits
 * may differ from point to point. They are no alarm: even in control, rules together signal often.
 */
package io.queuewatch.pipeline.drift.rule;
