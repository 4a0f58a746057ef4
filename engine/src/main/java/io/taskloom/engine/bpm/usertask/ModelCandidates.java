package io.taskloom.engine.bpm.usertask;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.task.TaskDefinition;

/**
 * Whom a model lets take a user task. Its words mean roles of a workspace or a project, or e-mail addresses: taken as
 * Camunda's own groups they would let in people of other workspaces, so the engine never sees them.
 */
record ModelCandidates(Set<Expression> userNames, Set<Expression> groupNames) {

    static ModelCandidates takenFrom(TaskDefinition definition) {
        var taken = new ModelCandidates(
                Set.copyOf(definition.getCandidateUserIdExpressions()),
                Set.copyOf(definition.getCandidateGroupIdExpressions()));
        definition.getCandidateUserIdExpressions().clear();
        definition.getCandidateGroupIdExpressions().clear();
        return taken;
    }

    List<String> users(VariableScope scope) {
        return names(userNames, scope);
    }

    List<String> groups(VariableScope scope) {
        return names(groupNames, scope);
    }

    private static List<String> names(Set<Expression> expressions, VariableScope scope) {
        return expressions.stream()
                .flatMap(expression -> names(expression.getValue(scope)))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private static Stream<String> names(Object value) {
        return switch (value) {
            case null -> Stream.empty();
            case Collection<?> many -> many.stream().map(String::valueOf);
            default -> Arrays.stream(value.toString().split(",", -1));
        };
    }
}
