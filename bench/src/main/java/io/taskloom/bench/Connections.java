package io.taskloom.bench;

import java.time.Duration;

/** Samples how many database connections the engine holds, until closed. */
final class Connections implements AutoCloseable {

    private static final String SAMPLE = """
            select count(*), count(*) filter (where state <> 'idle')
            from pg_stat_activity where application_name = 'taskloom'""";

    private final Thread sampler;
    private volatile long open;
    private volatile long active;

    Connections(Database database) {
        sampler = Thread.ofVirtual().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                sample(database);
                try {
                    Thread.sleep(Duration.ofMillis(100));
                } catch (InterruptedException closed) {
                    return;
                }
            }
        });
    }

    private void sample(Database database) {
        database.list(SAMPLE, row -> {
            open = Math.max(open, row.getLong(1));
            active = Math.max(active, row.getLong(2));
            return row;
        });
    }

    long open() {
        return open;
    }

    /** In a statement or a transaction. */
    long active() {
        return active;
    }

    @Override
    public void close() {
        sampler.interrupt();
    }
}
