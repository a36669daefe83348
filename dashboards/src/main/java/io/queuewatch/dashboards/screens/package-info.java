/** The dashboards, one class for each kind: what is asked, and how the answers are shown. */
package io.queuewatch.dashboards.screens;
