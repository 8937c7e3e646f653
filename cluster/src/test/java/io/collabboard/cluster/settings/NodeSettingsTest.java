package io.collabboard.cluster.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.collabboard.gateway.http.DevelopmentLogin;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeSettingsTest {
    @Test
    @DisplayName("An empty environment gives a node for this machine alone")
    void defaults() {
        NodeSettings settings = NodeSettings.of(Map.of("PATH", "/bin"));

        assertThat(settings.http().host()).isEqualTo("127.0.0.1");
        assertThat(settings.http().port()).isEqualTo(8080);
        assertThat(settings.http().publicUrl()).isEmpty();
        assertThat(settings.http().allowedOrigins()).isEmpty();
        assertThat(settings.http().url(8080)).hasToString("http://localhost:8080");
        assertThat(settings.management().host()).isEqualTo("127.0.0.1");
        assertThat(settings.management().port()).isEmpty();
        assertThat(settings.storage().external()).isEmpty();
        assertThat(settings.storage().dataDirectory()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.storage().postgresPort()).isZero();
        assertThat(settings.cluster().host()).isEqualTo("127.0.0.1");
        assertThat(settings.cluster().port()).isZero();
        assertThat(settings.cluster().seedNodes()).isEmpty();
        assertThat(settings.developmentLogin()).isEqualTo(DevelopmentLogin.LOOPBACK);
        assertThat(settings.logLevel()).isEqualTo(LogLevel.INFO);
    }

    @Test
    @DisplayName("A blank variable counts as unset")
    void blankIsUnset() {
        assertThat(of("HTTP_PORT", " ").http().port()).isEqualTo(8080);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP_PORT   | 80a                 | COLLABBOARD_HTTP_PORT is \"80a\"; allowed: a port from 0 to 65535",
                "HTTP_PORT   | 65536               | COLLABBOARD_HTTP_PORT is 65536; allowed: a port from 0 to 65535",
                "HTTP_HOST   | http://x            | COLLABBOARD_HTTP_HOST is \"http://x\"; allowed: a host name or an IP",
                "MANAGEMENT_PORT | any             | COLLABBOARD_MANAGEMENT_PORT is \"any\"; allowed: a port from 0 to 65535",
                "MANAGEMENT_PORT | -1              | COLLABBOARD_MANAGEMENT_PORT is -1; allowed: a port from 0 to 65535",
                "MANAGEMENT_PORT | 8080            | COLLABBOARD_MANAGEMENT_PORT is 8080, as COLLABBOARD_HTTP_PORT is; allowed: another",
                "MANAGEMENT_HOST | http://x        | COLLABBOARD_MANAGEMENT_HOST is \"http://x\"; allowed: a host name or an IP",
                "DEV_LOGIN   | yes                 | COLLABBOARD_DEV_LOGIN is \"yes\"; allowed: auto, on, off",
                "LOG_LEVEL   | loud                | COLLABBOARD_LOG_LEVEL is \"loud\"; allowed: error, warn, info, debug, trace",
                "PUBLIC_URL  | board.example.org   | COLLABBOARD_PUBLIC_URL has \"board.example.org\"; allowed: http://",
                "PUBLIC_URL  | https://a.org/path  | COLLABBOARD_PUBLIC_URL has \"https://a.org/path\"; allowed: http://",
                "ALLOWED_ORIGINS | https://a.org,* | COLLABBOARD_ALLOWED_ORIGINS has \"*\"; allowed: http://",
                "APP_VERSION | 1.2.3.4             | COLLABBOARD_APP_VERSION is \"1.2.3.4\"; allowed: a version such as 1.4.2",
                "APP_VERSION | latest              | COLLABBOARD_APP_VERSION is \"latest\"; allowed: a version such as 1.4.2",
                "NODE_PORT   | any                 | COLLABBOARD_NODE_PORT is \"any\"; allowed: a port",
                "SEED_NODES  | one                 | COLLABBOARD_SEED_NODES has \"one\"; allowed: host:port",
                "SEED_NODES  | one:0               | COLLABBOARD_SEED_NODES is 0; allowed: a port from 1",
                "SEED_NODES  | one:25520           | COLLABBOARD_SEED_NODES is set without COLLABBOARD_DATABASE_URL; allowed: both",
                "DATABASE_URL | mysql://h/d        | COLLABBOARD_DATABASE_URL is not a PostgreSQL URL; allowed: jdbc:postgresql://",
                "DATABASE_URL | postgresql://h     | COLLABBOARD_DATABASE_URL is not a PostgreSQL URL; allowed: jdbc:postgresql://",
                "DATABASE_URL | postgresql://u:a b@h/d | COLLABBOARD_DATABASE_URL has a character at",
                "DATABASE_USER | ada               | COLLABBOARD_DATABASE_USER is set without COLLABBOARD_DATABASE_URL; allowed: both",
                "HTP_PORT    | 80                  | COLLABBOARD_HTP_PORT is not a setting; did you mean COLLABBOARD_HTTP_PORT?",
            })
    @DisplayName("A bad value is told in one line: the variable, what is wrong, what is allowed")
    void badValues(String setting, String value, String message) {
        assertThatThrownBy(() -> of(setting, value))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, http://127.0.0.1:9000/metrics",
        "10.0.0.1, http://10.0.0.1:9000/metrics",
        "0.0.0.0, http://localhost:9000/metrics",
        "::, http://localhost:9000/metrics",
        "::1, http://[::1]:9000/metrics",
    })
    @DisplayName("The management address is told as one that can be asked")
    void managementUrl(String host, String url) {
        ManagementSettings management = of("MANAGEMENT_HOST", host).management();

        assertThat(management.url(9000, "/metrics")).hasToString(url);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, http://localhost:9000",
        "127.0.0.2, http://127.0.0.2:9000",
        "0.0.0.0, http://localhost:9000",
        "10.0.0.1, http://10.0.0.1:9000",
    })
    @DisplayName(
            "The address for browsers is one that they can open; only the first of this machine is called localhost")
    void browserUrl(String host, String url) {
        assertThat(of("HTTP_HOST", host).http().url(9000)).hasToString(url);
    }

    @Test
    @DisplayName("A management port is taken as set, 0 included")
    void managementPort() {
        assertThat(of("MANAGEMENT_PORT", "0").management().port()).hasValue(0);
        assertThat(of("MANAGEMENT_PORT", "9000").management().port()).hasValue(9000);
        assertThat(of("MANAGEMENT_PORT", "auto").management().port()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "127.0.0.1 | -                        | auto | true",
                "localhost | http://localhost:8080    | auto | true",
                "::1       | -                        | auto | true",
                "0.0.0.0   | -                        | auto | false",
                "127.0.0.1 | https://board.example.org | auto | false",
                "0.0.0.0   | -                        | on   | true",
                "127.0.0.1 | -                        | OFF  | false",
            })
    @DisplayName("Development login is on by itself only while the server is for this machine alone")
    void devLogin(String host, String publicUrl, String devLogin, boolean expected) {
        Map<String, String> environment = publicUrl == null
                ? Map.of("COLLABBOARD_HTTP_HOST", host, "COLLABBOARD_DEV_LOGIN", devLogin)
                : Map.of(
                        "COLLABBOARD_HTTP_HOST", host,
                        "COLLABBOARD_DEV_LOGIN", devLogin,
                        "COLLABBOARD_PUBLIC_URL", publicUrl);

        assertThat(NodeSettings.of(environment).developmentLogin() != DevelopmentLogin.OFF)
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "jdbc:postgresql://h/d?user=u      | jdbc:postgresql://h/d?user=u       | ''  | ''",
                "jdbc:postgresql://a:1,b:2/d       | jdbc:postgresql://a:1,b:2/d        | ''  | ''",
                "postgresql://h/d                  | jdbc:postgresql://h/d              | ''  | ''",
                "postgres://u:p%40+@h:5433/d?ssl=true | jdbc:postgresql://h:5433/d?ssl=true | u | p@+",
            })
    @DisplayName("Both forms of a database URL are read")
    void databaseUrl(String url, String jdbc, String user, String password) {
        assertThat(of("DATABASE_URL", url).storage().external())
                .contains(new DatabaseAccess(jdbc, user, new Secret(password)));
    }

    @Test
    @DisplayName("User and password variables win over the URL, and no text form shows the password")
    void credentials() {
        NodeSettings settings = NodeSettings.of(Map.of(
                "COLLABBOARD_DATABASE_URL", "postgresql://u:p@h/d",
                "COLLABBOARD_DATABASE_USER", "ada",
                "COLLABBOARD_DATABASE_PASSWORD", " geheim "));

        assertThat(settings.storage().external())
                .contains(new DatabaseAccess("jdbc:postgresql://h/d", "ada", new Secret(" geheim ")));
        assertThat(settings.toString()).doesNotContain("geheim");
    }

    @Test
    @DisplayName("With seed nodes the node takes the usual port unless told otherwise")
    void seedNodes() {
        NodeSettings settings = NodeSettings.of(Map.of(
                "COLLABBOARD_SEED_NODES", "a:1, [::1]:2,",
                "COLLABBOARD_DATABASE_URL", "postgresql://h/d"));

        assertThat(settings.cluster().seedNodes())
                .isEqualTo(List.of(new HostAndPort("a", 1), new HostAndPort("::1", 2)))
                .extracting(HostAndPort::toString)
                .containsExactly("a:1", "[::1]:2");
        assertThat(settings.cluster().port()).isEqualTo(25_520);
    }

    @Test
    @DisplayName("A node that others look for has the port that they know, and listens where they reach it")
    void found() {
        NodeSettings settings = NodeSettings.of(Map.of(
                "COLLABBOARD_DISCOVERY", "kubernetes",
                "COLLABBOARD_NODE_HOST", "10.0.0.1",
                "COLLABBOARD_MANAGEMENT_HOST", "0.0.0.0",
                "COLLABBOARD_DATABASE_URL", "postgresql://h/d"));

        assertThat(settings.management().port()).hasValue(8558);
        assertThat(settings.cluster().port()).isEqualTo(25_520);
        assertThat(settings.cluster().isAlone()).isFalse();
        assertThat(settings.cluster().discovery())
                .isEqualTo(new DiscoverySettings(
                        Discovery.KUBERNETES,
                        List.of(),
                        2,
                        Duration.ofMinutes(5),
                        new PodSettings("app.kubernetes.io/name=collabboard", Optional.empty(), Optional.empty())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DISCOVERY=dns | COLLABBOARD_DISCOVERY is \"dns\"; allowed: seeds, kubernetes, static",
                "DISCOVERY=kubernetes | COLLABBOARD_DISCOVERY is set without COLLABBOARD_DATABASE_URL; allowed: both",
                "DISCOVERY=kubernetes SEED_NODES=a:1 | COLLABBOARD_SEED_NODES is set; allowed: unset, as COLLABBOARD_DISCOVERY is",
                "DISCOVERY=kubernetes BOOTSTRAP_NODES=a:1 | COLLABBOARD_BOOTSTRAP_NODES is set; allowed: unset",
                "DISCOVERY=kubernetes MANAGEMENT_PORT=0 | COLLABBOARD_MANAGEMENT_PORT is 0; allowed: a number, as the other",
                "DISCOVERY=kubernetes NODE_HOST=10.0.0.1 | COLLABBOARD_MANAGEMENT_HOST is 127.0.0.1, where the other nodes cannot",
                "DISCOVERY=kubernetes POD_LABELS=%s | COLLABBOARD_POD_LABELS is \"%s\"; allowed: a label selector such as",
                "DISCOVERY=kubernetes POD_NAMESPACE=a/b | COLLABBOARD_POD_NAMESPACE is \"a/b\"; allowed: the name of a namespace",
                "DELETION_COST=on POD_NAME=a-1 | COLLABBOARD_DELETION_COST is on; allowed: off, or on with COLLABBOARD_DISCOVERY=",
                "DELETION_COST=on DISCOVERY=kubernetes | COLLABBOARD_DELETION_COST is on; allowed: off, or on with",
                "POD_NAME=A | COLLABBOARD_POD_NAME is \"A\"; allowed: the name of a pod",
                "DISCOVERY=static | COLLABBOARD_BOOTSTRAP_NODES is not set; allowed: host:managementport of all nodes",
                "DISCOVERY=static BOOTSTRAP_NODES=a | COLLABBOARD_BOOTSTRAP_NODES has \"a\"; allowed: host:port",
                "DISCOVERY=static BOOTSTRAP_NODES=a:1 | COLLABBOARD_REQUIRED_NODES is 2; allowed: at most the 1 of",
                "REQUIRED_NODES=0 | COLLABBOARD_REQUIRED_NODES is 0; allowed: a whole number from 1 to 100",
                "JOIN_TIMEOUT_MS=0 | COLLABBOARD_JOIN_TIMEOUT_MS is 0; allowed: a whole number from 1000 to 86400000",
            })
    @DisplayName("Settings of discovery that contradict each other are told in one line")
    void badDiscovery(String settings, String message) {
        Map<String, String> environment = Arrays.stream(settings.split(" "))
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(setting -> "COLLABBOARD_" + setting[0], setting -> setting[1]));

        assertThatThrownBy(() -> NodeSettings.of(environment))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("\n");
    }

    @Test
    @DisplayName("Origins are kept in their canonical form")
    void origins() {
        assertThat(of("PUBLIC_URL", "https://Board.example.org/").http().publicUrl())
                .contains(URI.create("https://board.example.org"));
        assertThat(of("ALLOWED_ORIGINS", "http://A.org:81, https://b.org")
                        .http()
                        .allowedOrigins())
                .containsExactly("http://a.org:81", "https://b.org");
    }

    private static NodeSettings of(String setting, String value) {
        return NodeSettings.of(Map.of("COLLABBOARD_" + setting, value));
    }
}
