package io.collabboard.cluster.settings;

import io.collabboard.gateway.http.DevelopmentLogin;
import java.util.Map;
import java.util.OptionalInt;

/**
 * All that a node is told from outside.
 *
 * @param developmentLogin who may sign in by a name alone
 */
public record NodeSettings(
        HttpSettings http,
        ManagementSettings management,
        StorageSettings storage,
        ClusterSettings cluster,
        DevelopmentLogin developmentLogin,
        LimitSettings limits,
        LogLevel logLevel) {

    /**
     * Reads the {@code COLLABBOARD_} variables of an environment.
     *
     * @throws SettingsException naming the first variable that cannot be used
     */
    public static NodeSettings of(Map<String, String> environment) {
        UnknownVariables.refuse(environment.keySet());
        Values values = new Values(environment);
        HttpSettings http = HttpSettings.of(values);
        StorageSettings storage = StorageSettings.of(values);
        ClusterSettings cluster = ClusterSettings.of(values);
        ManagementSettings management = management(values, http, cluster);
        if (!cluster.isAlone() && storage.external().isEmpty()) {
            Setting why = cluster.discovery().isBootstrap() ? Setting.DISCOVERY : Setting.SEED_NODES;
            throw SettingsException.of(
                    why,
                    "is set without " + Setting.DATABASE_URL.variable(),
                    "both, since the nodes of one cluster share one database, or neither");
        }
        return new NodeSettings(
                http,
                management,
                storage,
                cluster,
                developmentLogin(values, http),
                LimitSettings.of(values),
                values.choice(Setting.LOG_LEVEL, LogLevel.class));
    }

    private static ManagementSettings management(Values values, HttpSettings http, ClusterSettings cluster) {
        ManagementSettings set = ManagementSettings.of(values);
        ManagementSettings management = cluster.discovery().isBootstrap() ? set.found(cluster.host()) : set;
        if (http.port() != 0 && management.port().equals(OptionalInt.of(http.port()))) {
            throw SettingsException.of(
                    Setting.MANAGEMENT_PORT,
                    "is " + http.port() + ", as " + Setting.HTTP_PORT.variable() + " is",
                    "another, since metrics are not for the public");
        }
        return management;
    }

    private static DevelopmentLogin developmentLogin(Values values, HttpSettings http) {
        return switch (values.choice(Setting.DEV_LOGIN, DevLogin.class)) {
            case ON -> DevelopmentLogin.EVERYWHERE;
            case OFF -> DevelopmentLogin.OFF;
            case AUTO -> http.isLocalOnly() ? DevelopmentLogin.LOOPBACK : DevelopmentLogin.OFF;
        };
    }
}
