/**
 * What a change comes from: its exact parts by element, and which elements explain it. It says
 * "explains", never "caused".
 */
package io.queuewatch.pipeline.drift.explain;
