package io.collabboard.cluster.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Looks behind the interfaces, at what is stored. */
final class Rows {
    private Rows() {}

    static long count(String sql, String parameter) throws SQLException {
        try (Connection connection = AccountDatabase.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
