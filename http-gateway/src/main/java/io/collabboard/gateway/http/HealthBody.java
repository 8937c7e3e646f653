package io.collabboard.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** {@code {"status": "ready"}}, or {@code {"status": "not_ready", "failing": ["journal"]}}. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record HealthBody(String status, List<String> failing) {}
