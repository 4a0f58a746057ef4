package io.taskloom.engine;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

/** Taskloom's one deployable. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Modulithic(
        systemName = "Taskloom",
        sharedModules = {"problem", "event"})
public class EngineApplication {

    public static void main(String[] args) {
        SpringApplication.run(EngineApplication.class, args);
    }
}
