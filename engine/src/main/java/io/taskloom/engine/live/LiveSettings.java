package io.taskloom.engine.live;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param allowedOrigins pages of other origins that may connect; our own always may
 * @param frameSize largest frame a browser may send
 * @param sendBuffer how much may wait for a slow browser before it is cut off; it then catches up
 * @param sendTime how long one send may take before the browser is cut off
 * @param heartbeat both ways
 * @param signIn how long a connection may be open without CONNECT
 * @param streams most server-sent event streams of one person on this node
 * @param streamPause least time between two reads for one stream, so that a storm of events costs it few
 * @param subscriptions most per connection, and topics per stream
 * @param framesPerMinute most that a browser may send
 */
@Validated
@ConfigurationProperties("taskloom.live")
record LiveSettings(
        @DefaultValue List<String> allowedOrigins,
        @DefaultValue("16KB") DataSize frameSize,
        @DefaultValue("512KB") DataSize sendBuffer,
        @DefaultValue("10s") Duration sendTime,
        @DefaultValue("10s") Duration heartbeat,
        @DefaultValue("10s") Duration signIn,
        @Min(1) @DefaultValue("20") int streams,
        @DefaultValue("150ms") Duration streamPause,
        @Min(1) @DefaultValue("200") int subscriptions,
        @Min(10) @DefaultValue("300") int framesPerMinute) {}
