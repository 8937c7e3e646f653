package io.collabboard.gatling.command.layout;

/** Where the middle of an object is, in board units. */
record Place(double x, double y) {}
