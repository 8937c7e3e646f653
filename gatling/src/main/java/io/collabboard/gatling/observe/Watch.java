package io.collabboard.gatling.observe;

/** What an observer is there for. Called on the observers' one thread, which it must not block. */
public interface Watch {
    /** Looks at nothing: of somebody who is only there. */
    Watch NOTHING = new Watch() {
        @Override
        public void moved(int sender, int number, long now) {}

        @Override
        public void answered(int number, String outcome, long now) {}

        @Override
        public void gone() {}
    };

    /**
     * An object or a cursor has moved to x = number, y = sender.
     *
     * @param now when it came, by {@link System#nanoTime}
     */
    void moved(int sender, int number, long now);

    /**
     * A request that the observer itself has sent has its last answer.
     *
     * @param number that {@link RequestIds} put into its id
     * @param outcome {@code DONE}, or the code of its error
     */
    void answered(int number, String outcome, long now);

    /** The observer will see nothing more. */
    void gone();
}
