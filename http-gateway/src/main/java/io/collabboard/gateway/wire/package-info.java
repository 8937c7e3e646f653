/**
 * Between the wire and the domain: the only place of the gateway, beside its rehearsing client, that sees generated wire
 * classes. Everybody else deals in {@link io.collabboard.gateway.wire.Inbound}, {@link
 * io.collabboard.gateway.wire.Problem} and encoded bytes.
 */
@NullMarked
package io.collabboard.gateway.wire;

import org.jspecify.annotations.NullMarked;
