package io.taskloom.engine.bpm.work;

import io.taskloom.engine.bpm.Action;
import io.taskloom.engine.bpm.StepWork;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who does which topics. Looked up late, because whoever does the work may itself need the engine. */
@Component
class Works {

    private final ObjectProvider<StepWork> works;

    Works(ObjectProvider<StepWork> works) {
        this.works = works;
    }

    boolean serves(String prefix) {
        return prefixes().contains(prefix);
    }

    List<String> prefixes() {
        return Stream.concat(Stream.of(Action.PREFIX), works.stream().map(StepWork::prefix))
                .toList();
    }

    StepWork of(String prefix) {
        return works.stream()
                .filter(work -> work.prefix().equals(prefix))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody does " + prefix));
    }
}
