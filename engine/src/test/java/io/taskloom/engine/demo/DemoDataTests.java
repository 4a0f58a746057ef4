package io.taskloom.engine.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.taskloom.engine.EngineTest;
import io.taskloom.engine.automation.AutomationView;
import io.taskloom.engine.automation.Automations;
import io.taskloom.engine.task.TaskBox;
import io.taskloom.engine.task.TaskFilter;
import io.taskloom.engine.task.TaskList;
import io.taskloom.engine.web.PageRequest;
import io.taskloom.engine.workspace.Workspaces;
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

    @Autowired
    private Automations automations;

    @Autowired
    private Workspaces workspaces;

    @Test
    void theDemoIsThereForEverybodyAndOnceOnly() {
        data.seed();

        for (DemoPerson person : DemoPerson.values()) {
            assertThat(tasks.everywhere(person.actor(), TaskBox.LIST, TaskFilter.all(), null, PageRequest.first())
                            .items())
                    .hasSize(5);
        }
        assertThat(automations
                        .list(
                                DemoPerson.USER.actor(),
                                workspaces
                                        .mine(DemoPerson.USER.actor())
                                        .getFirst()
                                        .id(),
                                PageRequest.first())
                        .items())
                .extracting(AutomationView::name, AutomationView::published)
                .containsExactly(
                        tuple("Reviewed work", 1),
                        tuple("Approve a purchase", 1),
                        tuple("High priority follow-up", null));
    }
}
