package io.collabboard.cluster.settings;

/** Whether people may sign in by a name alone. */
enum DevLogin {
    AUTO,
    ON,
    OFF
}
