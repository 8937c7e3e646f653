package io.collabboard.gateway.http;

/** {@code {"ticket", "user_id"}}. */
record DevelopmentTicketBody(String ticket, String userId) {}
