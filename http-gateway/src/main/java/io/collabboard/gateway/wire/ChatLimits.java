package io.collabboard.gateway.wire;

/**
 * What one client may say.
 *
 * @param maxCharacters of a message, in UTF-16 units
 * @param messagesPerSecond sustained, after {@code messagesBurst} at once
 */
public record ChatLimits(int maxCharacters, int messagesPerSecond, int messagesBurst) {}
