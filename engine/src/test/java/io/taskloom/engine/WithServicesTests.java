package io.taskloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@WithServices
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(classes = DataSourceAutoConfiguration.class)
class WithServicesTests {

    @Test
    void theContextHasAnEmptyDatabaseAndATopicOfItsOwn(
            @Autowired DataSource database, @Autowired Environment settings) {
        var tables = JdbcClient.create(database)
                .sql("select count(*) from pg_tables where schemaname = 'public'")
                .query(Long.class)
                .single();

        assertThat(tables).isZero();
        assertThat(settings.getProperty("taskloom.outbox.topic")).matches("t[0-9a-f]{8}\\.events");
    }

    @Test
    void equalAnnotationsShareAContext() {
        assertThat(new ServicesCustomizer(false)).isEqualTo(new ServicesCustomizer(false));
        assertThat(new ServicesCustomizer(false)).isNotEqualTo(new ServicesCustomizer(true));
    }
}
