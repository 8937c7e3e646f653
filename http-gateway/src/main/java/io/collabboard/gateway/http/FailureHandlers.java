package io.collabboard.gateway.http;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;

import io.collabboard.gateway.account.AccountStorageException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.ExceptionHandler;
import org.apache.pekko.http.javadsl.server.MethodRejection;
import org.apache.pekko.http.javadsl.server.Rejection;
import org.apache.pekko.http.javadsl.server.RejectionHandler;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.http.scaladsl.model.EntityStreamSizeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what routes reject or throw into answers; the client's mistakes, overload and our own bugs stay apart. */
final class FailureHandlers {
    private static final Logger LOG = LoggerFactory.getLogger(FailureHandlers.class);

    private FailureHandlers() {}

    static RejectionHandler rejections() {
        return RejectionHandler.newBuilder()
                .handleAll(MethodRejection.class, FailureHandlers::methodNotAllowed)
                .handleNotFound(fail(ErrorCode.E_NOT_FOUND, "there is nothing here"))
                .handle(
                        Rejection.class,
                        rejection -> fail(ErrorCode.E_INVALID_ARGUMENT, "the request makes no sense here"))
                .build();
    }

    static ExceptionHandler exceptions() {
        return ExceptionHandler.newBuilder().matchAny(FailureHandlers::failed).build();
    }

    private static Route methodNotAllowed(List<MethodRejection> rejections) {
        String allowed = rejections.stream()
                .map(rejection -> rejection.supported().name())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return extractRequest(
                request -> complete(ErrorResponses.of(request, ErrorCode.E_METHOD_NOT_ALLOWED, "use one of: " + allowed)
                        .addHeader(RawHeader.create("Allow", allowed))));
    }

    private static Route fail(ErrorCode code, String message) {
        return extractRequest(request -> complete(ErrorResponses.of(request, code, message)));
    }

    private static Route failed(Throwable thrown) {
        return extractRequest(request -> complete(response(request, unwrap(thrown))));
    }

    private static HttpResponse response(HttpRequest request, Throwable cause) {
        if (cause instanceof EntityStreamSizeException) {
            return ErrorResponses.of(
                    request, ErrorCode.E_BODY_TOO_LARGE, "the body must not exceed " + JsonBody.MAX_BYTES + " bytes");
        }
        if (cause instanceof TimeoutException) {
            return ErrorResponses.of(request, ErrorCode.E_TIMEOUT, "the request did not arrive in time");
        }
        LOG.error("{} {} failed", request.method().name(), request.getUri().path(), cause);
        return cause instanceof AccountStorageException
                ? ErrorResponses.of(request, ErrorCode.E_DATABASE, "the database does not answer")
                : ErrorResponses.of(request, ErrorCode.E_INTERNAL, "the server failed; its log has the cause");
    }

    private static Throwable unwrap(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return thrown instanceof CompletionException && cause != null ? unwrap(cause) : thrown;
    }
}
