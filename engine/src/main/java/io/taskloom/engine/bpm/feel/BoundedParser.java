package io.taskloom.engine.bpm.feel;

import camundajar.impl.fastparse.Parsed;
import camundajar.impl.fastparse.ParserInputSource;
import camundajar.impl.fastparse.ParsingRun;
import camundajar.impl.scala.Function1;
import camundajar.impl.scala.Product;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import io.taskloom.engine.bpm.ExpressionFailed;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Deque;
import org.camunda.feel.impl.parser.FeelParser$;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.JavaFunctionInvocation;

/**
 * FEEL's own grammar, within bounds. It tries again from the start of each bracket that is left open, so that forty of them
 * would keep a thread for years; and its own check for functions in Java does not look everywhere.
 */
final class BoundedParser {

    private final Method grammar;

    private BoundedParser(String grammar) {
        try {
            // The library parses strings only; what it parses them with is private to it.
            this.grammar = FeelParser$.class.getDeclaredMethod(grammar, ParsingRun.class);
            this.grammar.setAccessible(true);
        } catch (NoSuchMethodException another) {
            throw new IllegalStateException("FEEL's parser has changed: " + grammar, another);
        }
    }

    static BoundedParser ofExpressions() {
        return new BoundedParser("fullExpression");
    }

    static BoundedParser ofUnaryTests() {
        return new BoundedParser("fullUnaryExpression");
    }

    Parse parse(String feel) {
        try {
            return parseAll(feel);
        } catch (WatchedText.ReadTooOften endless) {
            return new Parse.Broken("it is nested too deeply, or a bracket is not closed");
        } catch (StackOverflowError tooDeep) {
            return new Parse.Broken("it is nested too deeply");
        }
    }

    private Parse parseAll(String feel) {
        ParserInputSource source = ParserInputSource.fromParserInput(new WatchedText(feel), text -> text);
        Function1<ParsingRun<Object>, ParsingRun<Exp>> rule = this::run;
        Object parsed = camundajar.impl.fastparse.package$.MODULE$.parse(source, rule, false, 0, null);
        return switch (parsed) {
            case Parsed.Success<?> success -> read((Exp) success.value());
            case Parsed.Failure failure ->
                new Parse.Broken("failed to parse expression '%s': %s"
                        .formatted(feel, failure.trace(false).aggregateMsg()));
            default -> new Parse.Broken("it can't be read");
        };
    }

    private static Parse read(Exp expression) {
        return callsJava(expression) ? new Parse.Broken("functions of Java can't be used") : new Parse.Read(expression);
    }

    private static boolean callsJava(Exp expression) {
        Deque<Object> open = new ArrayDeque<>();
        open.push(expression);
        while (!open.isEmpty()) {
            switch (open.pop()) {
                case JavaFunctionInvocation java -> {
                    return true;
                }
                case camundajar.impl.scala.collection.Iterable<?> several ->
                    CollectionConverters.asJava(several).forEach(open::push);
                case Product parts ->
                    CollectionConverters.asJava(parts.productIterator()).forEachRemaining(open::push);
                default -> {}
            }
        }
        return false;
    }

    @SuppressWarnings("unchecked")
    private ParsingRun<Exp> run(ParsingRun<Object> run) {
        try {
            return (ParsingRun<Exp>) grammar.invoke(FeelParser$.MODULE$, run);
        } catch (InvocationTargetException failed) {
            switch (failed.getCause()) {
                case RuntimeException unchecked -> throw unchecked;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(failed);
            }
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException(closed);
        }
    }

    /** What became of a text. */
    sealed interface Parse {

        record Read(Exp expression) implements Parse {}

        record Broken(String reason) implements Parse {}

        /** @throws ExpressionFailed if it could not be read */
        default Exp expression(String feel) {
            return switch (this) {
                case Read(Exp expression) -> expression;
                case Broken(String reason) -> throw new ExpressionFailed(feel, reason);
            };
        }
    }
}
