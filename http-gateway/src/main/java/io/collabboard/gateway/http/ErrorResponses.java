package io.collabboard.gateway.http;

import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** What a failed request gets: JSON where programs ask, a line of text where people do. */
final class ErrorResponses {
    private ErrorResponses() {}

    static HttpResponse of(HttpRequest request, ErrorCode code, String message) {
        return isForPrograms(request.getUri().path()) ? json(code, message) : text(code, message);
    }

    static HttpResponse json(ErrorCode code, String message) {
        return Json.response(code.status(), ErrorBody.of(code, message));
    }

    private static HttpResponse text(ErrorCode code, String message) {
        return HttpResponse.create()
                .withStatus(code.status())
                .withEntity(ContentTypes.TEXT_PLAIN_UTF8, code.status().intValue() + ": " + message + "\n");
    }

    private static boolean isForPrograms(String path) {
        return path.equals("/api") || path.startsWith("/api/") || path.startsWith("/health/");
    }
}
