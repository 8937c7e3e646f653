package io.collabboard.gatling.observe;

/** What a message may show to who watches. */
interface Sightings {
    /** An object or a cursor has moved to x = number, y = sender. */
    void moved(int sender, int number);

    /** A change of the board, under its number; what moved in it has been told. */
    void changed(long seq);

    /**
     * A request has its last answer.
     *
     * @param number that {@link RequestIds} put into its id
     * @param outcome {@code DONE}, or the code of its error
     */
    void answered(int number, String outcome);

    /** The server sends nothing more of the board, since this client has fallen behind. */
    void thrownOut();
}
