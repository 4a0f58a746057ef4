package io.taskloom.engine.schedule;

/** What a model says of its schedule can't be. */
class ScheduleUnclear extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String code;
    private final String message;
    private final String remedy;

    /** @param field of {@link PreviewSchedule} @param code short, for programs */
    ScheduleUnclear(String field, String code, String message, String remedy) {
        super(message);
        this.field = field;
        this.code = code;
        this.message = message;
        this.remedy = remedy;
    }

    String field() {
        return field;
    }

    String code() {
        return code;
    }

    String message() {
        return message;
    }

    String remedy() {
        return remedy;
    }
}
