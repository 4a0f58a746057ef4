package io.taskloom.engine.remark;

import io.taskloom.engine.problem.Forbidden;

class NotTheAuthor extends Forbidden {

    NotTheAuthor(String deed) {
        super(deed);
    }
}
