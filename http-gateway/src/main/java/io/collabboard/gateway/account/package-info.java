/**
 * Who a person is: users, their sign-in sessions, and the single-use tickets that open a socket. Knows the database and
 * nothing of HTTP; the neighbour {@code io.collabboard.gateway.http} turns requests into calls on {@link
 * io.collabboard.gateway.account.Accounts} and {@link io.collabboard.gateway.account.Tickets}.
 */
@NullMarked
package io.collabboard.gateway.account;

import org.jspecify.annotations.NullMarked;
