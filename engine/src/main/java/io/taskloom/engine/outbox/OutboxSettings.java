package io.taskloom.engine.outbox;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param topic Kafka topic of all events
 * @param partitions of the topic when it is created
 * @param replicas of the topic when it is created; 3 on a cluster of brokers
 * @param poll how soon a node notices rows that another node committed
 * @param batch most events in one step
 * @param lease after this the slots of a node that fell silent are free for others
 * @param ackTimeout how long Kafka may take for a batch before the producer is made anew
 * @param retryPause between attempts while Kafka is away
 * @param keep how long event rows are kept
 * @param handledKept how long it is remembered what consumers have done; longer than Kafka keeps its records
 * @param consumerThreads threads per consumer
 * @param consumerAttempts after so many failures an event is parked
 */
@Validated
@ConfigurationProperties("taskloom.outbox")
record OutboxSettings(
        @NotBlank @DefaultValue("taskloom.events") String topic,
        @Min(1) @DefaultValue("12") int partitions,
        @Min(1) @DefaultValue("1") short replicas,
        @DefaultValue("100ms") Duration poll,
        @Min(1) @DefaultValue("1000") int batch,
        @DefaultValue("10s") Duration lease,
        @DefaultValue("10s") Duration ackTimeout,
        @DefaultValue("1s") Duration retryPause,
        @DefaultValue("90d") Duration keep,
        @DefaultValue("14d") Duration handledKept,
        @Min(1) @DefaultValue("2") int consumerThreads,
        @Min(1) @DefaultValue("6") int consumerAttempts) {}
