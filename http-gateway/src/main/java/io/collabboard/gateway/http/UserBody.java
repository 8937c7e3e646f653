package io.collabboard.gateway.http;

import io.collabboard.gateway.account.User;

/** {@code {"user_id", "name", "color"}}. */
record UserBody(String userId, String name, String color) {
    static UserBody of(User user) {
        return new UserBody(user.id(), user.name(), user.color());
    }
}
