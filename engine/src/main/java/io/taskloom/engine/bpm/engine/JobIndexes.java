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
            // The advisory lock is for nodes that start together. "if not exists" would wait for other nodes' writes,
            // though
            // there is nothing to make.
            sql.execute("""
                    do $$
                    begin
                        perform pg_advisory_xact_lock(hashtext('act_ru_job'));
                        if to_regclass('act_idx_job_due') is null then
                            create index act_idx_job_due on act_ru_job (duedate_);
                        end if;
                        if to_regclass('act_idx_job_locked') is null then
                            create index act_idx_job_locked on act_ru_job (process_instance_id_)
                                where lock_owner_ is not null;
                        end if;
                    end
                    $$
                    """);
        } catch (SQLException e) {
            throw new IllegalStateException("The indexes of timers could not be made", e);
        }
    }
}
