package io.taskloom.engine.bpm.feel;

import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.immutable.List;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.IterationContext;
import org.camunda.feel.syntaxtree.JavaFunctionInvocation;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.valuemapper.ValueMapper;

/**
 * FEEL's own interpreter, stopped when its budget is spent. It checks before each node of the expression rather than being
 * interrupted from outside: the interpreter never looks at interrupts, and a stuck thread can't be ended.
 */
final class BoundedInterpreter extends FeelInterpreter {

    private final Budget budget;

    BoundedInterpreter(ValueMapper mapper, Budget budget) {
        super(mapper);
        this.budget = budget;
    }

    @Override
    public Val eval(Exp expression, EvalContext context) {
        budget.tick();
        switch (expression) {
            case For loop -> checkRounds(loop.iterators(), context);
            case SomeItem some -> checkRounds(some.iterators(), context);
            case EveryItem every -> checkRounds(every.iterators(), context);
            case IterationContext range -> checkRange(range, context);
            case JavaFunctionInvocation java -> budget.exceed("functions of Java can't be used");
            default -> {}
        }
        Val result = super.eval(expression, context);
        if (result instanceof ValList list) {
            budget.items(list.items().length());
        }
        if (!(expression instanceof Ref)) {
            budget.spendOn(result);
        }
        return result;
    }

    // The product of all lists is built before the first round runs, so its size is worked out first.
    private void checkRounds(List<Tuple2<String, Exp>> iterators, EvalContext context) {
        double rounds = 1;
        for (Tuple2<String, Exp> iterator : CollectionConverters.asJava(iterators)) {
            if (eval(iterator._2(), context) instanceof ValList list) {
                rounds *= list.items().length();
            }
        }
        budget.items(rounds);
    }

    private void checkRange(IterationContext range, EvalContext context) {
        if (eval(range.start(), context) instanceof ValNumber start
                && eval(range.end(), context) instanceof ValNumber end) {
            budget.items(Math.abs(end.value().doubleValue() - start.value().doubleValue()) + 1);
        }
    }
}
