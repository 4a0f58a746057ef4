package io.taskloom.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;

/**
 * The yardstick: plain Camunda with history {@code activity} on a database of its own in the same PostgreSQL server, running our
 * own {@code task.bpmn} with its timers and messages, with eight threads and nothing else around it.
 */
final class BareEngine implements AutoCloseable {

    private static final int THREADS = 8;

    private final HikariDataSource connections;
    private final ProcessEngine engine;
    private final JobExecutor jobs = jobs();
    private final long postgres;

    /** @param postgres process id of the server, for its CPU time */
    BareEngine(String jdbcUrl, String user, String password, long postgres) {
        this.postgres = postgres;
        var pool = new HikariConfig();
        pool.setJdbcUrl(jdbcUrl);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setMaximumPoolSize(25);
        connections = new HikariDataSource(pool);
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(connections);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistory("activity");
        configuration.setHistoryTimeToLive("P1D");
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setJdbcBatchProcessing(true);
        configuration.setJobExecutorActivate(false);
        configuration.setJobExecutor(jobs);
        engine = configuration.buildProcessEngine();
        deploy();
    }

    private void deploy() {
        try (var model = BareEngine.class.getResourceAsStream("/processes/task.bpmn")) {
            engine.getRepositoryService()
                    .createDeployment()
                    .addInputStream("task.bpmn", model)
                    .enableDuplicateFiltering(true)
                    .deploy();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts instances for that long. */
    Measured start(Duration time) {
        var until = System.nanoTime() + time.toNanos();
        var runtime = engine.getRuntimeService();
        return measure(() -> {
            if (System.nanoTime() >= until) {
                return false;
            }
            runtime.startProcessInstanceByKey("task", Long.toString(System.nanoTime()));
            return true;
        });
    }

    /** Completes that many open user tasks, started beforehand and not measured. */
    Measured complete(int count) {
        for (int i = 0; i < count; i++) {
            engine.getRuntimeService().startProcessInstanceByKey("task", "to-complete");
        }
        Queue<String> open = new ConcurrentLinkedQueue<>(openTasks(count));
        var tasks = engine.getTaskService();
        return measure(() -> {
            var id = open.poll();
            if (id == null) {
                return false;
            }
            tasks.complete(id);
            return true;
        });
    }

    /** Fires the reminders of that many instances, armed beforehand and all due at once. */
    Measured fire(int count) {
        var runtime = engine.getRuntimeService();
        var due = Date.from(Instant.now().minusSeconds(1));
        for (int i = 0; i < count; i++) {
            var instance = runtime.startProcessInstanceByKey("task", "to-remind");
            runtime.createMessageCorrelation("reminder-set")
                    .processInstanceId(instance.getId())
                    .setVariable("reminderId", instance.getId())
                    .setVariable("remindAt", due)
                    .correlate();
        }
        var waiting = engine.getManagementService().createJobQuery().timers();
        var engineBefore = CpuTime.ofThis();
        var postgresBefore = CpuTime.of(postgres);
        var begun = System.nanoTime();
        jobs.start();
        while (waiting.count() > 0) {
            Pause.of(Duration.ofMillis(50));
        }
        var wall = Duration.ofNanos(System.nanoTime() - begun);
        jobs.shutdown();
        return new Measured(
                count,
                0,
                wall,
                Duration.ZERO,
                Duration.ZERO,
                CpuTime.ofThis().minus(engineBefore),
                CpuTime.of(postgres).minus(postgresBefore));
    }

    /** Tuned, as the aim says: what is taken at once keeps all threads busy until the next are there. */
    private static JobExecutor jobs() {
        var jobs = new DefaultJobExecutor();
        jobs.setCorePoolSize(THREADS);
        jobs.setMaxPoolSize(THREADS);
        jobs.setQueueSize(64);
        jobs.setMaxJobsPerAcquisition(64);
        jobs.setBackoffTimeInMillis(20);
        return jobs;
    }

    private List<String> openTasks(int count) {
        return engine
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey("to-complete")
                .listPage(0, count)
                .stream()
                .map(task -> task.getId())
                .toList();
    }

    /** Repeats the step on eight threads until it answers false. */
    private Measured measure(BooleanSupplier step) {
        var done = new AtomicLong();
        var engineBefore = CpuTime.ofThis();
        var postgresBefore = CpuTime.of(postgres);
        var begun = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < THREADS; i++) {
                threads.execute(() -> {
                    while (step.getAsBoolean()) {
                        done.incrementAndGet();
                    }
                });
            }
        }
        return new Measured(
                done.get(),
                0,
                Duration.ofNanos(System.nanoTime() - begun),
                Duration.ZERO,
                Duration.ZERO,
                CpuTime.ofThis().minus(engineBefore),
                CpuTime.of(postgres).minus(postgresBefore));
    }

    @Override
    public void close() {
        engine.close();
        connections.close();
    }
}
