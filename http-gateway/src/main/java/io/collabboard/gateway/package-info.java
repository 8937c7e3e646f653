/**
 * The HTTP side of a node: routes, sockets and what stands behind them.
 */
@NullMarked
package io.collabboard.gateway;

import org.jspecify.annotations.NullMarked;
