package io.collabboard.gatling.simulation;

import io.collabboard.gatling.cell.Series.Deliveries;
import java.util.BitSet;

/** What one person is to get, each once. Belongs to the thread of that person, until the load is over. */
final class Checklist {
    private final int size;
    private final BitSet ticked;
    private long doubled;
    private long bytes;
    private boolean late;

    Checklist(int size) {
        this.size = size;
        this.ticked = new BitSet(size);
    }

    void tick(int index) {
        if (ticked.get(index)) {
            doubled++;
        }
        ticked.set(index);
    }

    void addBytes(long more) {
        bytes += more;
    }

    /** All of it came together, too late. */
    void allLate() {
        late = true;
    }

    long bytes() {
        return bytes;
    }

    Deliveries account() {
        int received = ticked.cardinality();
        return new Deliveries(size, received, late ? received : 0, size - received, doubled);
    }
}
