package io.taskloom.engine.live;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.simp.config.ChannelRegistration;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketTransportRegistration;

/** STOMP over WebSocket at {@code /live}, with a broker in memory: Kafka carries events between nodes. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocketMessageBroker
@EnableConfigurationProperties(LiveSettings.class)
class LiveConfiguration implements WebSocketMessageBrokerConfigurer {

    private final LiveSettings settings;
    private final LiveGate gate;
    private final LiveSessions sessions;

    LiveConfiguration(LiveSettings settings, LiveGate gate, LiveSessions sessions) {
        this.settings = settings;
        this.gate = gate;
        this.sessions = sessions;
    }

    @Override
    public void registerStompEndpoints(StompEndpointRegistry registry) {
        registry.addEndpoint("/live")
                .setAllowedOrigins(settings.allowedOrigins().toArray(String[]::new));
    }

    @Override
    public void configureMessageBroker(MessageBrokerRegistry registry) {
        var heart = new ThreadPoolTaskScheduler();
        heart.setThreadNamePrefix("live-heart-");
        heart.setDaemon(true);
        heart.initialize();
        long beat = settings.heartbeat().toMillis();
        registry.setPreservePublishOrder(true);
        registry.enableSimpleBroker("/topic", "/queue").setTaskScheduler(heart).setHeartbeatValue(new long[] {beat, beat
        });
    }

    @Override
    public void configureClientInboundChannel(ChannelRegistration registration) {
        registration.interceptors(gate);
    }

    @Override
    public void configureWebSocketTransport(WebSocketTransportRegistration registration) {
        registration
                .setMessageSizeLimit((int) settings.frameSize().toBytes())
                .setSendBufferSizeLimit((int) settings.sendBuffer().toBytes())
                .setSendTimeLimit((int) settings.sendTime().toMillis())
                .addDecoratorFactory(sessions::tracking);
    }
}
