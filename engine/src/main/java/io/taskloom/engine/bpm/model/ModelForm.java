package io.taskloom.engine.bpm.model;

/** Forms that an attribute's value or an element's text may have, as {@code allow-list.txt} and {@code decision-list.txt} name them. */
enum ModelForm {
    /** Read by nobody in the engine; any text, as an attribute a short one. */
    INERT,
    /** A colour by its number or name; anything else could be an address for whoever draws it. */
    COLOUR,
    /** A picture that stands in the model itself. */
    ICON,
    /** An XML id. */
    ID,
    /** Another element's id. */
    REFERENCE,
    BOOLEAN,
    NUMBER,
    /** {@code false}. */
    NO,
    /** {@code 1}. */
    ONE,
    /** {@code tFormalExpression}. */
    FORMAL,
    /** Text without any expression. */
    LITERAL,
    /** Text in which {@code ${variable}} and {@code ${a.b}} may stand, or FEEL behind a leading {@code =}. */
    TEXT,
    /** {@code ${variable}}, or FEEL. */
    EXPRESSION,
    /** Like EXPRESSION, or JavaScript where the element says so. */
    CONDITION,
    /** A variable's name, {@code ${variable}}, or FEEL. */
    COLLECTION,
    /** A variable's name, outside of those Taskloom keeps to itself. */
    VARIABLE,
    /** A whole number up to the limit, {@code ${variable}} or FEEL. */
    COUNT,
    /** ISO 8601 instant, {@code ${variable}} or FEEL. */
    DATE,
    /** ISO 8601 duration, {@code ${variable}} or FEEL. */
    DURATION,
    /** ISO 8601 repetition, bounded and not too fast; never computed. */
    CYCLE,
    /** {@code external}. */
    EXTERNAL,
    /** A step that exists. */
    TOPIC,
    /** {@code javascript}. */
    JAVASCRIPT,
    /** JavaScript. */
    SCRIPT,
    /** A form's plain name. */
    FORM,
    /** {@code deployment}: the form or decision comes with the model. */
    DEPLOYMENT,
    /** A decision's plain name. */
    DECISION,
    /** How a decision's result becomes a variable. */
    MAPPING,
    /** FEEL without a leading {@code =}, as decisions have it. */
    FEEL,
    /** What an input cell of a decision table holds. */
    TESTS,
    /** FEEL, by one of its names. */
    FEEL_LANGUAGE,
    /** A hit policy that the engine knows. */
    HIT_POLICY,
    /** Of a collecting table. */
    AGGREGATION,
    /** A FEEL type. */
    TYPE,
    /** {@code #} and the id of something in the same document. */
    LOCAL,
    /** Text, or FEEL behind a leading {@code =}; Taskloom reads it, Camunda does not evaluate it. */
    PROPERTY
}
