/** Nodes, people and sockets for the tests of boards. */
package io.collabboard.cluster.board.support;
