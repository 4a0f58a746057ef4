package io.taskloom.engine.bpm.work;

import io.taskloom.engine.bpm.Action;
import io.taskloom.engine.bpm.StepWork;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Who does which topics. Looked up late, because whoever does the work may itself need the engine. */
@Component
class Works {

    private final SingletonSupplier<Map<String, StepWork>> works;

    Works(ObjectProvider<StepWork> works) {
        this.works = SingletonSupplier.of(
                () -> works.stream().collect(Collectors.toUnmodifiableMap(StepWork::prefix, Function.identity())));
    }

    boolean serves(String prefix) {
        return prefix.equals(Action.PREFIX) || works.obtain().containsKey(prefix);
    }

    List<String> prefixes() {
        return Stream.concat(Stream.of(Action.PREFIX), works.obtain().keySet().stream())
                .toList();
    }

    StepWork of(String prefix) {
        StepWork work = works.obtain().get(prefix);
        if (work == null) {
            throw new IllegalStateException("Nobody does " + prefix);
        }
        return work;
    }
}
