package io.collabboard.gatling.command;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A board as people have it: its id, or the address of its page. */
final class BoardId implements ITypeConverter<UUID> {
    private static final Pattern ID =
            Pattern.compile("(?:https?://\\S*/b/)?(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})");

    @Override
    public UUID convert(String text) {
        Matcher match = ID.matcher(text);
        if (!match.matches()) {
            throw new TypeConversionException("'" + text + "' is no id of a board; `boards` lists them");
        }
        return UUID.fromString(match.group(1));
    }
}
