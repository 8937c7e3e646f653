/**
 * Boards from end to end: real nodes on a real PostgreSQL, real sockets, and nothing known of the server but its protocol.
 * Test names quote the rules of {@code docs/protocol.md}.
 */
package io.collabboard.cluster.board;
