package io.collabboard.gateway.http;

/** Who may sign in by merely saying a name. */
public enum DevelopmentLogin {
    /** Nobody. */
    OFF,
    /**
     * Whoever can reach a server that is bound to loopback: on by itself when no identity provider is configured. The
     * server then answers to loopback names and its public URL only; otherwise a web page could point a name of its own
     * at 127.0.0.1 and sign in through the visitor's browser (DNS rebinding).
     */
    LOOPBACK,
    /** Whoever can reach the server, under any name: switched on explicitly. */
    EVERYWHERE
}
