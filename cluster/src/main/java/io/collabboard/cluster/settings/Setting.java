package io.collabboard.cluster.settings;

import java.util.Optional;

/** Every environment variable that a node or its start script reads, in the order in which they are documented. */
public enum Setting {
    HTTP_HOST("127.0.0.1", "address to serve HTTP on; `0.0.0.0` for all"),
    HTTP_PORT("8080", "port to serve HTTP on; `0` takes any free one"),
    MANAGEMENT_HOST("127.0.0.1", "address to serve metrics and the forming of a cluster on, to whoever can reach it"),
    MANAGEMENT_PORT(
            "auto",
            "port to serve those on; `0` takes any free one; `auto` is 8558, or any free one while that is taken; for `kubernetes` and"
                    + " `static` it must be the number that others know, and `auto` is 8558"),
    PUBLIC_URL("", "where browsers reach the server, such as `https://board.example.org`; unset: HTTP host and port"),
    ALLOWED_ORIGINS("", "comma-separated origins whose pages may open sockets; unset: only the server's own"),
    DEV_LOGIN(
            "auto",
            "`on`, `off` or `auto`: sign-in by name alone; `auto` is on only while no identity provider is configured and"
                    + " neither the HTTP host nor the public URL leaves this machine"),
    DATA_DIR(
            "data",
            "directory of the node's own PostgreSQL; `./collabboard` keeps it beside itself unless set, and a set relative path"
                    + " starts at the current directory"),
    POSTGRES_PORT("0", "loopback port of the node's own PostgreSQL; `0` takes any free one"),
    DATABASE_URL(
            "",
            "external PostgreSQL, `jdbc:postgresql://host/db` or `postgresql://user:password@host/db`; unset: the node's own"),
    DATABASE_USER("", "user of the external PostgreSQL, when not in the URL"),
    DATABASE_PASSWORD("", "password of the external PostgreSQL, when not in the URL"),
    NODE_HOST("127.0.0.1", "address by which the other nodes of the cluster reach this one"),
    NODE_PORT(
            "auto",
            "port for the other nodes; `0` takes any free one; `auto` is 25520 in a cluster of several and `0` in a cluster of one"),
    NODE_TLS_CERTIFICATE(
            "",
            "PEM file of this node's certificate; with it, its key and its authority nodes talk by mutual TLS, else in the clear"),
    NODE_TLS_KEY("", "PEM file of the key to it, not encrypted"),
    NODE_TLS_CA("", "PEM file of the authority that signed the certificates of all nodes"),
    DISCOVERY(
            "seeds",
            "how nodes find each other: `seeds` by a list of nodes to join, `kubernetes` by asking its API for pods, `static` by a"
                    + " list of management ports"),
    SEED_NODES(
            "",
            "for `seeds`: comma-separated `host:port` of the nodes to join, the same list on all; unset: a cluster of one"),
    BOOTSTRAP_NODES(
            "",
            "for `static`: comma-separated `host:managementport` of all nodes, each host as its node has it for `COLLABBOARD_NODE_HOST`"),
    REQUIRED_NODES(
            "2",
            "for `kubernetes` and `static`: nodes that must answer, this one included, before they form a new cluster"),
    JOIN_TIMEOUT_MS("300000", "a node that is not in a cluster after this time ends with code 1, saying why"),
    POD_LABELS("app.kubernetes.io/name=collabboard", "for `kubernetes`: label selector of the pods to look for"),
    POD_NAMESPACE("", "for `kubernetes`: namespace of the pods; unset: that of the service account"),
    POD_NAME("", "for `COLLABBOARD_DELETION_COST`: the name of the pod that the node is in"),
    DELETION_COST(
            "off",
            "`on` or `off`: on Kubernetes, tell it to take the youngest nodes when it scales down, by pod-deletion-cost"),
    APP_VERSION(
            "",
            "version that the other nodes are told; during an update boards go to nodes of the newest; unset: the build's"),
    LOG_LEVEL("INFO", "`ERROR`, `WARN`, `INFO`, `DEBUG` or `TRACE`"),
    BOARD_MAX_OBJECTS("100000", "objects on one board; creating one more is refused"),
    BOARD_MAX_PROPS_BYTES("32768", "encoded size of the props of one object"),
    BOARD_MAX_TEXT_CHARACTERS("10000", "length of an object's text or title"),
    MAX_SOCKETS("10000", "open sockets of the node; beyond it an upgrade is refused with 503"),
    MAX_SOCKETS_PER_USER("50", "open sockets of one person on the node; beyond it an upgrade is refused with 429"),
    DRAIN_SPREAD_MS(
            "5000",
            "when the node stops, its clients come back elsewhere evenly spread over this time; who stays longer is closed"),
    MAX_FRAME_BYTES("65536", "largest WebSocket message that is read; a larger one closes the socket with 1009"),
    MAX_OPEN_REQUESTS("128", "unanswered requests of one socket; beyond it the socket is not read"),
    OPERATIONS_PER_SECOND("200", "operations of one socket in the long run; beyond it they are refused, retryable"),
    OPERATIONS_BURST("1000", "operations of one socket at once"),
    CHAT_MESSAGES_PER_SECOND("5", "chat messages of one socket in the long run; beyond it they are refused, retryable"),
    CHAT_MESSAGES_BURST("10", "chat messages of one socket at once"),
    STALL_TOLERANCE_MS(
            "30000",
            "a socket that has taken nothing for so long is closed with 4410; the client comes back and resumes"),
    IDLE_TIMEOUT_MS("60000", "a client that has been silent for so long is closed with 4408; at most 70000"),
    BATCH_OPERATIONS(
            "256", "operations that a node sends to a board at once; what comes in meanwhile is the next batch"),
    BATCH_BYTES("262144", "the same in bytes; a single larger operation goes alone"),
    QUEUE_OPERATIONS("10000", "operations on one board that wait on a node; beyond it they are refused, retryable"),
    QUEUE_BYTES("16777216", "the same in bytes"),
    FRAME_LOG_BYTES("4194304", "encoded frames of one board that a node keeps for clients that lag"),
    PRESENCE_TICK_MS("33", "each client gets at most one presence message in this time"),
    JAVA_OPTS("", "options for the JVM, added by `./collabboard` after its own");

    /** What every variable starts with. */
    public static final String PREFIX = "COLLABBOARD_";

    private final String byDefault;
    private final String meaning;

    Setting(String byDefault, String meaning) {
        this.byDefault = byDefault;
        this.meaning = meaning;
    }

    /** The name of the environment variable. */
    public String variable() {
        return PREFIX + name();
    }

    /** The value when the variable is unset or blank; empty for none. */
    public String byDefault() {
        return byDefault;
    }

    /** One line, with Markdown code marks. */
    public String meaning() {
        return meaning;
    }

    static Optional<Setting> ofVariable(String variable) {
        for (Setting setting : values()) {
            if (setting.variable().equals(variable)) {
                return Optional.of(setting);
            }
        }
        return Optional.empty();
    }
}
