package io.taskloom.engine.outbox;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.springframework.boot.autoconfigure.kafka.KafkaProperties;
import org.springframework.stereotype.Component;

/** The topic that all events go to; made when it is missing. */
@Component
class EventTopic {

    private static final int PATIENCE_MS = 5_000;

    private final KafkaProperties kafka;
    private final OutboxSettings settings;

    EventTopic(KafkaProperties kafka, OutboxSettings settings) {
        this.kafka = kafka;
        this.settings = settings;
    }

    /**
     * @return how many partitions it has
     * @throws KafkaAway if no broker answers in time
     */
    int ensure() throws KafkaAway, InterruptedException {
        Map<String, Object> properties = kafka.buildAdminProperties(null);
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        try (Admin admin = Admin.create(properties)) {
            create(admin);
            return admin.describeTopics(List.of(settings.topic()))
                    .allTopicNames()
                    .get(PATIENCE_MS, TimeUnit.MILLISECONDS)
                    .values()
                    .iterator()
                    .next()
                    .partitions()
                    .size();
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaAway(e);
        }
    }

    private void create(Admin admin) throws ExecutionException, TimeoutException, InterruptedException {
        try {
            admin.createTopics(List.of(new NewTopic(settings.topic(), settings.partitions(), settings.replicas())))
                    .all()
                    .get(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
