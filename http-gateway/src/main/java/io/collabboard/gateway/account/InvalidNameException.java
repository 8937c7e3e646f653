package io.collabboard.gateway.account;

/** The user's mistake: a name that breaks a rule of {@link DisplayName}. */
public final class InvalidNameException extends IllegalArgumentException {
    private final String reason;

    public InvalidNameException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** The broken rule, in words that may be shown to the user. */
    public String reason() {
        return reason;
    }
}
