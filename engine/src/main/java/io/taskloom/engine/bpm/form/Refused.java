package io.taskloom.engine.bpm.form;

import java.util.Locale;

/** A field does not take a value; becomes one error among those of the form. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    final Rule rule;
    final String why;

    Refused(Rule rule, String why) {
        super(why, null, false, false);
        this.rule = rule;
        this.why = why;
    }

    enum Rule {
        TYPE,
        LENGTH,
        RANGE,
        FORMAT,
        OPTION;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
