package io.collabboard.gateway.account;

import java.util.List;

/** Colours for people: told apart easily and readable under white text. */
final class Palette {
    private static final List<String> COLORS = List.of(
            "#C62828", "#AD1457", "#6A1B9A", "#4527A0", "#283593", "#1565C0", "#00695C", "#2E7D32", "#9A5B00",
            "#BF360C", "#4E342E", "#37474F");

    private Palette() {}

    static String colorOf(DisplayName name) {
        return COLORS.get(Math.floorMod(name.value().hashCode(), COLORS.size()));
    }
}
