package io.collabboard.gateway.http;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.extractMaterializer;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequestEntity;
import static org.apache.pekko.http.javadsl.server.Directives.onSuccess;

import java.io.IOException;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.RequestEntity;
import org.apache.pekko.http.javadsl.server.Route;

/** Reads the JSON body of a request. */
final class JsonBody {
    static final int MAX_BYTES = 4096;

    private static final long READ_TIMEOUT_MS = 5_000;

    private JsonBody() {}

    /** Gives the body as a value of the type, or answers what is wrong with it. */
    static <T> Route jsonBody(Class<T> type, Function<T, Route> inner) {
        return extractRequestEntity(entity -> isJson(entity)
                ? extractMaterializer(materializer -> onSuccess(
                        entity.withSizeLimit(MAX_BYTES).toStrict(READ_TIMEOUT_MS, materializer),
                        body -> parse(body, type, inner)))
                : complete(ErrorResponses.json(
                        ErrorCode.E_UNSUPPORTED_MEDIA_TYPE, "the body must have the content type application/json")));
    }

    private static boolean isJson(RequestEntity entity) {
        return entity.getContentType().mediaType().equals(MediaTypes.APPLICATION_JSON);
    }

    private static <T> Route parse(HttpEntity.Strict body, Class<T> type, Function<T, Route> inner) {
        T value;
        try {
            value = Json.read(body.getData().toArray(), type);
        } catch (IOException e) {
            return complete(ErrorResponses.json(
                    ErrorCode.E_MALFORMED_JSON, "the body is not the JSON that this address takes"));
        }
        return inner.apply(value);
    }
}
