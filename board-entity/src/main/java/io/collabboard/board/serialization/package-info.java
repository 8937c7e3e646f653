/**
 * Bytes of everything that is stored or crosses between nodes. Knows the model, the protocol and the generated messages
 * of {@code journal.v1} and {@code cluster.v1}, which nobody else may see. The two formats are mapped apart, twice over
 * where they are alike today, because each changes at its own pace: what is stored stays readable for ever, what is sent
 * only from one release to the next.
 */
@NullMarked
package io.collabboard.board.serialization;

import org.jspecify.annotations.NullMarked;
