package io.collabboard.cluster.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the two accepted forms of a database URL; explicit user and password settings win over those in the URL. */
final class DatabaseUrl {
    private static final String JDBC = "jdbc:postgresql://";
    private static final String FORMS =
            "jdbc:postgresql://host[:port]/database or postgresql://[user[:password]@]host[:port]/database";

    private DatabaseUrl() {}

    static Optional<DatabaseAccess> of(Values values) {
        Optional<String> user = values.text(Setting.DATABASE_USER);
        Optional<String> password = values.verbatim(Setting.DATABASE_PASSWORD);
        Optional<String> url = values.text(Setting.DATABASE_URL);
        if (url.isEmpty()) {
            requireUnset(Setting.DATABASE_USER, user);
            requireUnset(Setting.DATABASE_PASSWORD, password);
            return Optional.empty();
        }
        DatabaseAccess inUrl = parse(url.get());
        return Optional.of(new DatabaseAccess(
                inUrl.jdbcUrl(),
                user.orElse(inUrl.user()),
                password.map(Secret::new).orElse(inUrl.password())));
    }

    private static void requireUnset(Setting setting, Optional<String> value) {
        if (value.isPresent()) {
            throw SettingsException.of(
                    setting, "is set without " + Setting.DATABASE_URL.variable(), "both, or neither");
        }
    }

    private static DatabaseAccess parse(String url) {
        if (url.startsWith(JDBC)) {
            requireDatabase(url.substring("jdbc:".length()).replaceFirst(",[^/]*", ""));
            return new DatabaseAccess(url, "", new Secret(""));
        }
        URI uri = requireDatabase(url);
        String[] credentials =
                Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new DatabaseAccess(
                JDBC + uri.getHost() + port + uri.getRawPath() + query,
                decode(credentials[0]),
                new Secret(credentials.length > 1 ? decode(credentials[1]) : ""));
    }

    /** The URL may hold a password, so no message repeats it. */
    private static URI requireDatabase(String url) {
        try {
            URI uri = new URI(url);
            boolean scheme = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
            if (!scheme || uri.getHost() == null || uri.getRawPath().length() < 2) {
                throw SettingsException.of(Setting.DATABASE_URL, "is not a PostgreSQL URL", FORMS);
            }
            return uri;
        } catch (URISyntaxException e) {
            throw SettingsException.of(
                    Setting.DATABASE_URL, "has a character at " + e.getIndex() + " that must be %-encoded", FORMS);
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
