/**
 * The contracts of the system in code: the frame codec and its limits. Knows the generated wire classes and nothing of
 * boards, sockets or storage. Everything else in the project may see this package.
 */
@NullMarked
package io.collabboard.proto;

import org.jspecify.annotations.NullMarked;
