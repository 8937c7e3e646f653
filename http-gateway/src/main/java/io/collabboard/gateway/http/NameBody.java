package io.collabboard.gateway.http;

import org.jspecify.annotations.Nullable;

/** {@code {"name"}}, as a client sent it. */
record NameBody(@Nullable String name) {}
