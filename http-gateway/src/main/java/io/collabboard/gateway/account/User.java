package io.collabboard.gateway.account;

/**
 * A signed-in person.
 *
 * @param id UUID in its text form; stable for the life of the account
 * @param name what others see, 1 to 60 characters
 * @param color {@code #RRGGBB}, for the cursor and the presence list
 */
public record User(String id, String name, String color) {}
