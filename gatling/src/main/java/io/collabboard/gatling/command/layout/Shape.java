package io.collabboard.gatling.command.layout;

/** What the objects of a stress board form. No two of them overlap where the gap is not negative. */
public enum Shape {
    /** A line that winds to and fro from top to bottom. */
    SNAKE {
        @Override
        Place at(int index, int count, double size, double gap) {
            int length = (int) Math.ceil(Math.sqrt(2.0 * count));
            int row = index / (length + 1);
            int position = index % (length + 1);
            boolean bend = position == length;
            int column = Math.min(position, length - 1);
            int fromLeft = row % 2 == 0 ? column : length - 1 - column;
            return new Place(fromLeft * (size + gap), (2 * row + (bend ? 1 : 0)) * (size + gap));
        }
    },
    /** Rows and columns, filled from the top left. */
    SQUARE {
        @Override
        Place at(int index, int count, double size, double gap) {
            int side = (int) Math.ceil(Math.sqrt(count));
            int row = index / side;
            int column = index % side;
            return new Place(column * (size + gap), row * (size + gap));
        }
    },
    /** One circle around the origin, clockwise from the top. */
    RING {
        @Override
        Place at(int index, int count, double size, double gap) {
            double radius = count == 1 ? 0 : pitch(size, gap) / (2 * Math.sin(Math.PI / count));
            return polar(radius, 2 * Math.PI * index / count);
        }
    },
    /** Archimedes' spiral out of the origin, with the same distance along it as between its arms. */
    SPIRAL {
        @Override
        Place at(int index, int count, double size, double gap) {
            double angle = Math.sqrt(4 * Math.PI * (index + 1));
            return polar(SLACK * pitch(size, gap) * angle / (2 * Math.PI), angle);
        }
    };

    /** The spiral's first turns are narrower than their formula has it. */
    private static final double SLACK = 1.1;

    /**
     * The place of one object.
     *
     * @param index from 0
     * @param count of all objects
     * @param size of an object in both directions
     * @param gap between neighbours, at least
     */
    abstract Place at(int index, int count, double size, double gap);

    /** Squares whose middles are a diagonal apart never overlap, whichever way they lie. */
    private static double pitch(double size, double gap) {
        return size * Math.sqrt(2) + gap;
    }

    private static Place polar(double radius, double angle) {
        return new Place(radius * Math.sin(angle), -radius * Math.cos(angle));
    }
}
