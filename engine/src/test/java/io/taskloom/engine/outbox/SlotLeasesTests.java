package io.taskloom.engine.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskloom.standalone.Services;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class SlotLeasesTests {

    private static final OutboxSettings SETTINGS = new OutboxSettings(
            "events",
            1,
            (short) 1,
            Duration.ofMillis(100),
            10,
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofDays(90),
            Duration.ofDays(14),
            1,
            1);

    private JdbcTemplate jdbc;
    private NodeId one;
    private NodeId two;

    @BeforeEach
    void freshDatabase() {
        var database = Services.shared().postgres().createDatabase();
        var source = new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password());
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .target("202611210100")
                .load()
                .migrate();
        jdbc = new JdbcTemplate(source);
        one = new NodeId();
        two = new NodeId();
    }

    private SlotLeases leases(NodeId node) {
        return new SlotLeases(jdbc, node, SETTINGS);
    }

    private int slotsOf(NodeId node) {
        Integer count = jdbc.queryForObject(
                "select count(*) from outbox_slot where owner = ? and lease_until > now()",
                Integer.class,
                node.value());
        return count == null ? 0 : count;
    }

    @Test
    void oneNodeAloneTakesAll() {
        leases(one).renew();
        assertThat(slotsOf(one)).isEqualTo(Slots.COUNT);
    }

    @Test
    void twoNodesShareFairly() {
        // given
        leases(one).renew();

        // when
        leases(two).renew();
        leases(one).renew();
        leases(two).renew();

        // then
        assertThat(slotsOf(one)).isEqualTo(Slots.COUNT / 2);
        assertThat(slotsOf(two)).isEqualTo(Slots.COUNT / 2);
    }

    @Test
    void whatADeadNodeHeldIsTakenOverWhenItsLeaseEnds() {
        // given
        leases(one).renew();
        jdbc.update("update outbox_slot set lease_until = now() - interval '1 second'");
        jdbc.update("update outbox_node set seen_at = now() - interval '11 seconds'");

        // when
        leases(two).renew();

        // then
        assertThat(slotsOf(two)).isEqualTo(Slots.COUNT);
    }

    @Test
    void aNodeThatStopsGivesItsSlotsBackAtOnce() {
        leases(one).renew();
        leases(one).release();
        leases(two).renew();
        assertThat(slotsOf(two)).isEqualTo(Slots.COUNT);
    }
}
