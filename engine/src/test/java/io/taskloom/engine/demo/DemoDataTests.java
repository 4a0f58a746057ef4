package io.taskloom.engine.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskloom.engine.EngineTest;
import io.taskloom.engine.task.TaskBox;
import io.taskloom.engine.task.TaskFilter;
import io.taskloom.engine.task.TaskList;
import io.taskloom.engine.web.PageRequest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ActiveProfiles;

@EngineTest
@ActiveProfiles("demo")
class DemoDataTests {

    @Autowired
    private DemoData data;

    @Autowired
    private TaskList tasks;

    @Test
    void theDemoIsThereForEverybodyAndOnceOnly() {
        data.seed();

        for (DemoPerson person : DemoPerson.values()) {
            assertThat(tasks.everywhere(person.actor(), TaskBox.LIST, TaskFilter.all(), null, PageRequest.first())
                            .items())
                    .hasSize(5);
        }
    }
}
