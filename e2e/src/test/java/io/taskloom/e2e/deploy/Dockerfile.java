package io.taskloom.e2e.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Dockerfile, as far as the tests ask.
 *
 * @param file its path from the root
 * @param stages in their order
 */
record Dockerfile(String file, List<Stage> stages) {

    static Dockerfile read(String file) {
        var stages = new ArrayList<Stage>();
        for (var line : ComposeFile.text(file).replace("\\\n", " ").split("\n")) {
            var words = line.strip().split("\\s+");
            if (words[0].equals("FROM")) {
                stages.add(new Stage(words[1], words.length > 3 ? words[3] : "", new ArrayList<>()));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                stages.getLast().instructions().add(line.strip());
            }
        }
        return new Dockerfile(file, stages);
    }

    /**
     * @param base image or earlier stage
     * @param name empty if it has none
     * @param instructions one a line
     */
    record Stage(String base, String name, List<String> instructions) {

        /** What follows this word, in each instruction that begins with it. */
        Stream<String> all(String word) {
            return instructions.stream()
                    .filter(line -> line.startsWith(word + " "))
                    .map(line -> line.substring(word.length() + 1).strip());
        }

        Optional<String> last(String word) {
            return all(word).reduce((first, second) -> second);
        }
    }
}
