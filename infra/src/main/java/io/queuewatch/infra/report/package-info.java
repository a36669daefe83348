/** The weekly and the quarterly review as one page, for people who will not log in. */
package io.queuewatch.infra.report;
