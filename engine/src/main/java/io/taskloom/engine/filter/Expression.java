package io.taskloom.engine.filter;

import java.util.List;

/**
 * A filter's meaning. A comparison with a field that has no value is false, and so is its contrary: {@code not} turns each
 * comparison around instead of adding what has no value. Only {@link Empty} is true of those.
 */
public sealed interface Expression {

    record And(List<Expression> parts) implements Expression {
        public And {
            parts = List.copyOf(parts);
        }
    }

    record Or(List<Expression> parts) implements Expression {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    record Not(Expression part) implements Expression {}

    /** Of many values at least one is so; with {@code !=} there are some and none of them is the value. */
    record Compare(Field field, Operator operator, Value value) implements Expression {}

    record In(Field field, List<Value> values) implements Expression {
        public In {
            values = List.copyOf(values);
        }
    }

    record Empty(Field field) implements Expression {}
}
