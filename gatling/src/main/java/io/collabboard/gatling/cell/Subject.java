package io.collabboard.gatling.cell;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.Optional;
import java.util.stream.Stream;

/** Which server a cell loads: the node, or a reference beside it, which relays and does nothing else. */
public enum Subject {
    /** CollabBoard. */
    NODE("node"),
    /** On plain pekko-http, a JVM as the node is. */
    @JsonAlias("RELAY")
    PEKKO_HTTP("pekko-http"),
    /** On Node.js, with its package {@code ws}. */
    WS("ws");

    private final String label;

    Subject(String label) {
        this.label = label;
    }

    /** As people ask for it and as files are named: {@code pekko-http}. */
    public String label() {
        return label;
    }

    public boolean isReference() {
        return this != NODE;
    }

    /** As the report names it: {@code node}, {@code pekko-http relay}. */
    public String title() {
        return isReference() ? label + " relay" : label;
    }

    /** All but the node. */
    public static Stream<Subject> references() {
        return Stream.of(values()).filter(Subject::isReference);
    }

    /** The reference of this label. */
    public static Optional<Subject> reference(String label) {
        return references().filter(reference -> reference.label.equals(label)).findFirst();
    }
}
