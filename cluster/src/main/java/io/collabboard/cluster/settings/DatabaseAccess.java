package io.collabboard.cluster.settings;

/** How to reach one PostgreSQL database over JDBC. An empty user or password leaves it to the URL or the driver. */
public record DatabaseAccess(String jdbcUrl, String user, Secret password) {}
