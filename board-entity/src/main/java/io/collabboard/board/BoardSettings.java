package io.collabboard.board;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.collabboard.board.model.BoardLimits;

/** Settings of the section {@code collabboard.board}; each is explained in {@code reference.conf}. */
public record BoardSettings(BoardLimits limits) {
    private static final String SECTION = "collabboard.board";

    /**
     * Reads the section.
     *
     * @param config the whole configuration of the actor system
     * @throws ConfigException naming the key, for a value that is missing or senseless
     */
    public static BoardSettings fromConfig(Config config) {
        Config board = config.getConfig(SECTION);
        return new BoardSettings(new BoardLimits(
                atLeast(1, board, "max-objects"),
                bytes(board, "max-props-size"),
                atLeast(1, board, "max-text-characters"),
                coordinate(board, "max-coordinate"),
                atLeast(1, board, "max-name-characters"),
                atLeast(8_192, board, "idempotency-window"),
                bytes(board, "tail-size")));
    }

    private static int atLeast(int least, Config config, String key) {
        int value = config.getInt(key);
        if (value < least) {
            throw bad(config, key, "must be at least " + least);
        }
        return value;
    }

    private static int bytes(Config config, String key) {
        long value = config.getBytes(key);
        if (value < 1 || value > Integer.MAX_VALUE) {
            throw bad(config, key, "must be from 1 byte to 2 GiB less one");
        }
        return (int) value;
    }

    private static double coordinate(Config config, String key) {
        double value = config.getDouble(key);
        if (!(value > 0) || Double.isInfinite(value)) {
            throw bad(config, key, "must be a positive number");
        }
        return value;
    }

    private static ConfigException bad(Config config, String key, String message) {
        return new ConfigException.BadValue(config.getValue(key).origin(), SECTION + "." + key, message);
    }
}
