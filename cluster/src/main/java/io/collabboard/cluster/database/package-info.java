/**
 * The node's own connections to PostgreSQL, and the migrations that bring a database up to this build's schema. The
 * journal has a connection pool of its own, made by pekko-persistence-jdbc.
 */
@NullMarked
package io.collabboard.cluster.database;

import org.jspecify.annotations.NullMarked;
