package io.taskloom.engine.demo;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Seeds once the models are deployed. */
@Component
@Profile("demo")
class DemoStart implements ApplicationRunner {

    private final DemoData data;

    DemoStart(DemoData data) {
        this.data = data;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        data.seed();
    }
}
