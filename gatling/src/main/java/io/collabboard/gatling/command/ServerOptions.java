package io.collabboard.gatling.command;

import java.net.URI;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which server, and as whom. */
final class ServerOptions {
    @Option(
            names = "--url",
            paramLabel = "URL",
            converter = BaseUrl.class,
            defaultValue = "${env:COLLABBOARD_URL:-http://127.0.0.1:8080}",
            description = {
                "Where the server is; COLLABBOARD_URL in the environment says so too.",
                "Default: http://127.0.0.1:8080"
            })
    URI url = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--name",
            paramLabel = "PERSON",
            defaultValue = "${sys:user.name:-command line}",
            description = "Whose name to sign in by, at the development login. Default: the name of your account here.")
    String name = "";

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            converter = Seconds.class,
            defaultValue = "10",
            description = "How long to wait for the server, each time. Default: ${DEFAULT-VALUE}")
    Duration timeout = Duration.ofSeconds(10);

    /** An address such as {@code http://host:port}. */
    static final class BaseUrl implements ITypeConverter<URI> {
        @Override
        public URI convert(String text) {
            URI uri;
            try {
                uri = URI.create(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + text + "' is no address");
            }
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (!http || uri.getHost() == null) {
                throw new TypeConversionException("'" + text + "' is no address such as http://host:8080");
            }
            return uri;
        }
    }

    /** A positive number of seconds, maybe with a fraction, up to ten minutes. */
    static final class Seconds implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            double seconds;
            try {
                seconds = Double.parseDouble(text);
            } catch (NumberFormatException e) {
                seconds = Double.NaN;
            }
            if (!(seconds >= 0.001 && seconds <= 600)) {
                throw new TypeConversionException("'" + text + "' is no number of seconds from 0.001 to 600");
            }
            return Duration.ofNanos((long) (seconds * 1e9));
        }
    }
}
