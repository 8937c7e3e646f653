package io.collabboard.gateway.http;

/** {@code {"ticket"}}. */
record TicketBody(String ticket) {}
