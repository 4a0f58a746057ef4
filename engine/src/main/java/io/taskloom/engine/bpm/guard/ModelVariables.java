package io.taskloom.engine.bpm.guard;

import java.beans.FeatureDescriptor;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MethodNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * What a JUEL expression can reach. In a user's model: variables by name, entries of maps and lists. Our own models, whose
 * definitions belong to no workspace, may also read properties and call methods of what they hold. Nobody reaches a bean.
 */
final class ModelVariables extends ELResolver {

    private final ELResolver own = own();
    private final MapELResolver maps = new MapELResolver(true);
    private final ListELResolver lists = new ListELResolver(true);

    private static ELResolver own() {
        CompositeELResolver resolver = new CompositeELResolver();
        resolver.add(new VariableScopeElResolver());
        resolver.add(new ListELResolver(true));
        resolver.add(new MapELResolver(true));
        resolver.add(new BeanELResolver(true));
        return resolver;
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
        if (isOwn(context)) {
            return own.getValue(context, base, property);
        }
        Object value =
                switch (base) {
                    case null -> variable(context, String.valueOf(property));
                    case Map<?, ?> map -> maps.getValue(context, map, property);
                    case List<?> list -> lists.getValue(context, list, property);
                    default -> null;
                };
        // A text may name the same long variable a thousand times.
        Spending.onText(value);
        return value;
    }

    private static @Nullable Object variable(ELContext context, String name) {
        VariableScope scope = scope(context);
        if (scope == null || !scope.hasVariable(name)) {
            return null;
        }
        context.setPropertyResolved(true);
        return scope.getVariable(name);
    }

    @Override
    public @Nullable Object invoke(
            ELContext context, Object base, Object method, Class<?> @Nullable [] types, Object @Nullable [] arguments) {
        if (isOwn(context)) {
            return own.invoke(context, base, method, types, arguments);
        }
        throw new MethodNotFoundException("No methods can be called in a workspace's model: " + method);
    }

    private static boolean isOwn(ELContext context) {
        ProcessDefinitionEntity definition =
                switch (scope(context)) {
                    case ExecutionEntity execution -> execution.getProcessDefinition();
                    case TaskEntity task -> task.getProcessDefinition();
                    case null, default -> null;
                };
        return definition != null && definition.getTenantId() == null;
    }

    private static @Nullable VariableScope scope(ELContext context) {
        return (VariableScope) context.getContext(VariableScope.class);
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, Object property, @Nullable Object value) {
        // Nothing is set by an expression; an unresolved property makes JUEL say so.
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
        return true;
    }

    @Override
    public Class<?> getType(ELContext context, @Nullable Object base, Object property) {
        return Object.class;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return Object.class;
    }

    @Override
    public @Nullable Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
        return null;
    }
}
