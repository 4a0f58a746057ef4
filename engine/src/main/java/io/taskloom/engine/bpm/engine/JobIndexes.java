package io.taskloom.engine.bpm.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Indexes that Camunda leaves to its users to make: each open task has timers that lie ahead, and without these every look for
 * what is due reads all of them. No migration, since the tables are made by the engine as it starts, after those. One transaction:
 * a {@code kill -9} leaves none or all.
 */
@Component
@Order(EngineConfiguration.ORDER)
class JobIndexes extends AbstractProcessEnginePlugin {

    private final DataSource database;

    JobIndexes(DataSource database) {
        this.database = database;
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            // One statement, hence one transaction. The lock is for nodes that start together.
            sql.execute("""
                    select pg_advisory_xact_lock(hashtext('act_ru_job'));
                    create index if not exists act_idx_job_due on act_ru_job (duedate_);
                    create index if not exists act_idx_job_locked on act_ru_job (process_instance_id_)
                        where lock_owner_ is not null
                    """);
        } catch (SQLException e) {
            throw new IllegalStateException("The indexes of timers could not be made", e);
        }
    }
}
