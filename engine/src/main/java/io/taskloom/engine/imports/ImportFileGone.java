package io.taskloom.engine.imports;

import io.taskloom.engine.problem.Gone;

class ImportFileGone extends Gone {

    ImportFileGone() {
        super("The file is not kept any more: upload it again.");
    }
}
