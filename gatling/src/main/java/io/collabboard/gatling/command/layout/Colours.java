package io.collabboard.gatling.command.layout;

import java.util.Locale;

/** Colours that dark text can be read on. */
final class Colours {
    private static final double SATURATION = 0.72;
    private static final double LIGHTNESS = 0.74;

    private Colours() {}

    /**
     * A colour as {@code #RRGGBB}.
     *
     * @param hue in turns; only its fraction counts
     */
    static String ofHue(double hue) {
        return String.format(
                Locale.ROOT, "#%02X%02X%02X", channel(hue + 1.0 / 3), channel(hue), channel(hue - 1.0 / 3));
    }

    private static int channel(double hue) {
        double high = LIGHTNESS + SATURATION * (1 - LIGHTNESS);
        double low = 2 * LIGHTNESS - high;
        double turn = hue - Math.floor(hue);
        double ramp = Math.min(1, Math.max(0, 2 - 6 * Math.abs(turn - 1.0 / 3)));
        return (int) Math.round(255 * (low + (high - low) * ramp));
    }
}
