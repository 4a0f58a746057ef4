package io.taskloom.engine.bpm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Looking for due timers does not read those that lie ahead, of which each open task has some. */
@BpmTest
class JobIndexesTests {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void lookingForDueTimersReadsOnlyWhatIsDueAndWhatIsLocked() {
        List<String> plan = Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            jdbc.sql("""
                            insert into act_ru_job (id_, rev_, type_, retries_, exclusive_, suspension_state_, duedate_,
                                process_instance_id_, execution_id_, handler_type_)
                            select gen_random_uuid(), 1, 'timer', 3, true, 1, now() + n * interval '1 minute',
                                gen_random_uuid(), gen_random_uuid(), 'timer-transition'
                            from generate_series(1, 20000) n
                            """).update();
            jdbc.sql("analyze act_ru_job").update();
            return jdbc.sql("explain " + LOOK).query(String.class).list();
        }));

        assertThat(plan)
                .anyMatch(line -> line.contains("act_idx_job_due"))
                .noneMatch(line -> line.contains("Seq Scan on act_ru_job"));
    }

    /** As the job executor looks: {@code selectNextJobsToExecute} in Camunda's {@code Job.xml}. */
    private static final String LOOK = """
            select res.id_, res.rev_, res.duedate_, res.process_instance_id_, res.exclusive_
            from act_ru_job res
            where (res.retries_ > 0)
              and (res.duedate_ is null or res.duedate_ <= now()::timestamp)
              and (res.lock_owner_ is null or res.lock_exp_time_ < now()::timestamp)
              and res.suspension_state_ = 1
              and ((res.exclusive_ = true and not exists (
                      select j2.id_ from act_ru_job j2
                      where j2.process_instance_id_ = res.process_instance_id_
                        and j2.exclusive_ = true
                        and j2.lock_owner_ is not null
                        and j2.lock_exp_time_ >= now()::timestamp))
                  or res.exclusive_ = false)
            order by res.duedate_ asc limit 200 offset 0
            """;
}
