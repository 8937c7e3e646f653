/**
 * Which boards there are: a read model in PostgreSQL, projected from the journal and off the path of edits, and the few
 * changes of this node that have not got there yet. Knows the model's events; what a board holds is none of its business.
 */
@NullMarked
package io.collabboard.board.directory;

import org.jspecify.annotations.NullMarked;
