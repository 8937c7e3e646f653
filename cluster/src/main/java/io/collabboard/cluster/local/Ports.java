package io.collabboard.cluster.local;

/** Where the first node serves; 0 for any free port. Nodes that share its address count on from there. */
record Ports(int http, int management, int remoting) {
    static final Ports USUAL = new Ports(8_080, 8_558, 25_520);

    /** Those of the node that is so many places behind the first, on the same address. */
    Ports shifted(int by) {
        return new Ports(shifted(http, by), shifted(management, by), shifted(remoting, by));
    }

    private static int shifted(int port, int by) {
        return port == 0 ? 0 : port + by;
    }
}
