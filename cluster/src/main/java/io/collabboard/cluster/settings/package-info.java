/**
 * The settings of a node: a catalogue of environment variables and the typed, validated records made from them. Knows
 * nothing of what the settings are used for.
 */
@NullMarked
package io.collabboard.cluster.settings;

import org.jspecify.annotations.NullMarked;
