package io.collabboard.gatling.command.lines;

import com.google.protobuf.ByteString;

/**
 * A line that is not empty.
 *
 * @param number from 1, empty lines counted
 * @param bytes without the line's end; cut off where it is too long
 * @param tooLong whether it has more than {@link LineReader#MAX_BYTES}
 */
public record Line(long number, ByteString bytes, boolean tooLong) {}
