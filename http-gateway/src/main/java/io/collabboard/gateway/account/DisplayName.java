package io.collabboard.gateway.account;

import java.text.Normalizer;

/**
 * A name a person may carry: trimmed, composed (NFC, so that equal-looking names are equal), 1 to {@value #MAX_LENGTH}
 * code points, without characters that could garble a line or reverse its direction.
 */
public record DisplayName(String value) {
    public static final int MAX_LENGTH = 60;

    /** @throws InvalidNameException when the name breaks a rule; its message says which */
    public DisplayName {
        value = Normalizer.normalize(value, Normalizer.Form.NFC).strip();
        if (value.codePoints().anyMatch(DisplayName::isForbidden)) {
            throw new InvalidNameException("name must not contain control characters");
        }
        if (value.isEmpty()) {
            throw new InvalidNameException("name must not be empty");
        }
        if (value.codePointCount(0, value.length()) > MAX_LENGTH) {
            throw new InvalidNameException("name must not be longer than " + MAX_LENGTH + " characters");
        }
    }

    private static boolean isForbidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> isDirectionOverride(codePoint);
        };
    }

    // Embeddings, overrides and isolates. The other invisible characters stay allowed: joiners are part of emoji and of
    // several scripts.
    private static boolean isDirectionOverride(int codePoint) {
        return (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }
}
