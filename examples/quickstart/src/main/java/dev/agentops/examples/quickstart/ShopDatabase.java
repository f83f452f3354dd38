package dev.agentops.examples.quickstart;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The shop's database: H2 in the memory of this process. Values reach it only as parameters of prepared statements.
 * Thread-safe.
 */
final class ShopDatabase implements AutoCloseable {
    private static final String SCRIPT = "classpath:dev/agentops/examples/quickstart/shop.sql";

    private final JdbcDataSource dataSource = new JdbcDataSource();

    private ShopDatabase() {
        dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    /** A new shop with two customers, of whom each has one order. */
    static ShopDatabase open() throws SQLException {
        ShopDatabase database = new ShopDatabase();
        database.update("runscript from ?", SCRIPT);
        return database;
    }

    /** The orders of a customer, without the notes that strangers write. */
    List<Map<String, Object>> orders(String customer) throws SQLException {
        return query("select id, item, paid_cents, refunded_cents from orders where customer_id = ?", customer);
    }

    /** One order of a customer with its note; empty when the customer has none of this id. */
    Optional<Map<String, Object>> order(String customer, String id) throws SQLException {
        return query(
                        "select id, item, paid_cents, refunded_cents, courier_note from orders"
                                + " where customer_id = ? and id = ?",
                        customer,
                        id)
                .stream()
                .findFirst();
    }

    /** Pays back; false when the customer has no such order, or paid less than that for it. */
    boolean refund(String customer, String id, long cents, String actor) throws SQLException {
        return update(
                        "update orders set refunded_cents = refunded_cents + ?, refunded_for = ?"
                                + " where customer_id = ? and id = ? and refunded_cents + ? <= paid_cents",
                        cents,
                        actor,
                        customer,
                        id,
                        cents)
                == 1;
    }

    /** Puts a mail into the outbox. */
    void send(String actor, String recipient, String subject, String body) throws SQLException {
        update(
                "insert into outbox (sent_for, recipient, subject, body) values (?, ?, ?, ?)",
                actor,
                recipient,
                subject,
                body);
    }

    /** The recipients of the mails in the outbox. */
    List<Map<String, Object>> outbox() throws SQLException {
        return query("select recipient from outbox");
    }

    private List<Map<String, Object>> query(String sql, Object... parameters) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<Map<String, Object>> all = new ArrayList<>();
            while (rows.next()) {
                all.add(row(rows));
            }
            return all;
        }
    }

    private int update(String sql, Object... parameters) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int at = 0; at < parameters.length; at++) {
            statement.setObject(at + 1, parameters[at]);
        }
        return statement;
    }

    private static Map<String, Object> row(ResultSet rows) throws SQLException {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
            row.put(rows.getMetaData().getColumnLabel(column).toLowerCase(Locale.ROOT), rows.getObject(column));
        }
        return row;
    }

    @Override
    public void close() throws SQLException {
        update("shutdown");
    }
}
