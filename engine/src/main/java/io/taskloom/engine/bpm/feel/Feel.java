package io.taskloom.engine.bpm.feel;

import camundajar.impl.scala.Option;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.taskloom.engine.bpm.ExpressionFailed;
import io.taskloom.engine.bpm.Expressions;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.FeelEngineClock;
import org.camunda.feel.context.VariableProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.EvaluationFailureCollector;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;
import org.camunda.feel.valuemapper.ValueMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Evaluates FEEL (DMN 1.3, chapter 10) in the caller's thread, so that variables can be read where they are needed, within
 * {@link FeelSettings limits}. Expressions are parsed once.
 */
@Component
public final class Feel implements Expressions {

    /** Of how many expressions' time several may have together. */
    private static final int TOGETHER = 10;

    private static final FeelEngine.UnaryTests$ UNARY = FeelEngine.UnaryTests$.MODULE$;

    private final FeelSettings settings;
    private final ValueMapper mapper = ValueMapper.defaultValueMapper();
    private final BuiltinFunctions builtin;
    private final LoadingCache<String, BoundedParser.Parse> parsed;
    private final LoadingCache<String, BoundedParser.Parse> parsedTests;
    private final ThreadLocal<@Nullable Long> until = new ThreadLocal<>();

    public Feel(FeelSettings settings, Clock clock) {
        this.settings = settings;
        FeelEngineClock feelClock = () -> ZonedDateTime.now(clock);
        this.builtin = new BuiltinFunctions(feelClock, mapper);
        this.parsed = Caffeine.newBuilder().maximumSize(10_000).build(BoundedParser.ofExpressions()::parse);
        this.parsedTests = Caffeine.newBuilder().maximumSize(20_000).build(BoundedParser.ofUnaryTests()::parse);
        warmUp();
    }

    /** The first expression of a node takes as long as it may, so it is one of ours. */
    private void warmUp() {
        Map<String, ?> sample = Map.of("task", Map.of("title", "A", "priority", "high", "tags", List.of("a")));
        try {
            evaluate(
                    "if task.priority = \"high\" and contains(lower case(task.title), \"a\") and count(task.tags[item = \"a\"]) > 0"
                            + " then string(1 + 1) else null",
                    sample);
        } catch (ExpressionFailed slow) {
            // Warm by now.
        }
    }

    @Override
    public void check(String feel) {
        expression(feel, parsed);
    }

    @Override
    public @Nullable Object evaluate(String feel, Map<String, ?> variables) {
        return evaluate(feel, variables::containsKey, variables::get);
    }

    /**
     * @param has whether a variable exists
     * @param variable its value, asked only when the expression comes to it
     * @throws ExpressionFailed see {@link Expressions#evaluate}
     */
    public @Nullable Object evaluate(
            String feel, java.util.function.Predicate<String> has, Function<String, @Nullable Object> variable) {
        return evaluate(feel, expression(feel, parsed), has, variable);
    }

    /** @throws ExpressionFailed if they are no unary tests, as an input cell of a decision table holds them */
    public void checkTests(String tests) {
        expression(tests, parsedTests);
    }

    /**
     * Whether a value passes the tests of a decision table's cell; null as their answer does not.
     *
     * @param input name of the variable that is tested
     * @throws ExpressionFailed see {@link Expressions#evaluate}
     */
    public boolean test(
            String tests,
            String input,
            java.util.function.Predicate<String> has,
            Function<String, @Nullable Object> variable) {
        String implicit = UNARY.inputVariable();
        return Boolean.TRUE.equals(evaluate(
                tests,
                expression(tests, parsedTests),
                name -> implicit.equals(name) || has.test(name),
                name -> implicit.equals(name) ? input : variable.apply(name)));
    }

    /** Evaluates several within {@link #TOGETHER} times what one of them may take. */
    public <T> T asOne(Supplier<T> several) {
        if (until.get() != null) {
            return several.get();
        }
        until.set(System.nanoTime() + settings.maxTime().multipliedBy(TOGETHER).toNanos());
        try {
            return several.get();
        } finally {
            until.remove();
        }
    }

    private @Nullable Object evaluate(
            String feel,
            Exp expression,
            java.util.function.Predicate<String> has,
            Function<String, @Nullable Object> variable) {
        Budget budget = new Budget(settings, until.get());
        try {
            Val result = new BoundedInterpreter(mapper, budget).eval(expression, context(budget, has, variable));
            if (budget.exceeded() != null) {
                throw new ExpressionFailed(feel, budget.exceeded());
            }
            return switch (result) {
                case ValError error -> throw new ExpressionFailed(feel, error.error());
                case ValFatalError error -> throw new ExpressionFailed(feel, error.error());
                default -> FeelValues.toJava(result);
            };
        } catch (Budget.LimitExceeded limit) {
            throw new ExpressionFailed(feel, String.valueOf(limit.getMessage()));
        } catch (StackOverflowError tooDeep) {
            throw new ExpressionFailed(feel, "it is nested too deeply");
        } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException wrongValue) {
            throw new ExpressionFailed(feel, String.valueOf(wrongValue.getMessage()));
        }
    }

    private EvalContext context(
            Budget budget, java.util.function.Predicate<String> has, Function<String, @Nullable Object> variable) {
        VariableProvider variables = new VariableProvider() {
            @Override
            public Option<Object> getVariable(String name) {
                if (!has.test(name)) {
                    return Option.empty();
                }
                Val value = mapper.toVal(FeelValues.plain(variable.apply(name)));
                budget.spendOn(value);
                return new camundajar.impl.scala.Some<>(value);
            }

            @Override
            public camundajar.impl.scala.collection.Iterable<String> keys() {
                return CollectionConverters.asScala((Iterable<String>) List.<String>of());
            }
        };
        return new EvalContext(
                mapper,
                new VariableProvider.CacheVariableProvider(variables),
                new BoundedFunctions(builtin, budget),
                new EvaluationFailureCollector());
    }

    private Exp expression(String feel, LoadingCache<String, BoundedParser.Parse> known) {
        if (feel.length() > settings.maxLength()) {
            throw new ExpressionFailed(
                    feel.substring(0, 40) + "…", "it is longer than " + settings.maxLength() + " characters");
        }
        return known.get(feel).expression(feel);
    }
}
