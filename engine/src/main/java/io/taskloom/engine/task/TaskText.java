package io.taskloom.engine.task;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What other features say on a task: searched with it, and counted on it. */
@Service
public class TaskText {

    /** PostgreSQL keeps at most a megabyte of words for a task. */
    private static final int MAX_LENGTH = 100_000;

    private final JdbcTemplate jdbc;

    TaskText(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * In the transaction of the change. The task keeps its version: what is said on it is no edit of it.
     *
     * @param count of the comments there are now
     * @param allText of all of them, the newest first where not all of it can be kept
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void commentsChanged(TaskId id, int count, String allText) {
        String text = allText.replace('\0', ' ');
        String kept = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
        jdbc.update("update task set comment_count = ? where id = ?", count, id.value());
        jdbc.query("""
                with said as (select setweight(search_words(?), 'C') as words),
                    kept as (update task_search s set words = ts_filter(s.words, '{a,b,d}') || said.words
                        from said where s.task_id = ? and s.project_id = (select t.project_id from task t where t.id = ?))
                select search_learn(words) from said""", row -> {}, kept, id.value(), id.value());
    }

    /**
     * In the transaction of the change; the task keeps its version.
     *
     * @param count of the files there are now
     * @param allNames of all of them
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void attachmentsChanged(TaskId id, int count, String allNames) {
        String kept = allNames.length() <= MAX_LENGTH ? allNames : allNames.substring(0, MAX_LENGTH);
        jdbc.update("update task set attachment_count = ? where id = ?", count, id.value());
        jdbc.query("""
                with named as (select setweight(search_words(?), 'D') as words),
                    kept as (update task_search s set words = ts_filter(s.words, '{a,b,c}') || named.words
                        from named where s.task_id = ? and s.project_id = (select t.project_id from task t where t.id = ?))
                select search_learn(words) from named""", row -> {}, kept, id.value(), id.value());
    }
}
