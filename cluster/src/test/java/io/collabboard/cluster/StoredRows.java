package io.collabboard.cluster;

import io.collabboard.cluster.settings.DatabaseAccess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks behind the interfaces, at what is stored. */
public final class StoredRows {
    private StoredRows() {}

    /** The rows of a query, each as its columns' text with a space between. */
    public static List<String> of(DatabaseAccess access, String sql, String... parameters) throws SQLException {
        try (Connection connection = connect(access);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                return read(result);
            }
        }
    }

    /** Of a query that gives one number. */
    public static long count(DatabaseAccess access, String sql, String... parameters) throws SQLException {
        return Long.parseLong(of(access, sql, parameters).get(0));
    }

    public static Connection connect(DatabaseAccess access) throws SQLException {
        return DriverManager.getConnection(
                access.jdbcUrl(), access.user(), access.password().value());
    }

    private static List<String> read(ResultSet result) throws SQLException {
        List<String> rows = new ArrayList<>();
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
            StringBuilder row = new StringBuilder().append(result.getString(1));
            for (int column = 2; column <= columns; column++) {
                row.append(' ').append(result.getString(column));
            }
            rows.add(row.toString());
        }
        return rows;
    }
}
