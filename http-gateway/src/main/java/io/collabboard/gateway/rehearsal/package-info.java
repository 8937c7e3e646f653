/** What a node does with itself before it has people: a client, so that it sees generated wire classes. */
@NullMarked
package io.collabboard.gateway.rehearsal;

import org.jspecify.annotations.NullMarked;
