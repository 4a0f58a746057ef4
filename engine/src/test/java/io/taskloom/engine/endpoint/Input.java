package io.taskloom.engine.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A line of the table of what can be sent.
 *
 * @param who may send it
 * @param most characters of its texts
 */
record Input(Role who, String method, String path, String body, Map<String, Integer> most) {

    static List<Input> table() {
        try (InputStream table = Input.class.getResourceAsStream("/input-table.txt")) {
            return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Input::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Input parse(String line) {
        String[] cells = line.split(" \\|", -1);
        String[] endpoint = cells[1].strip().split(" ", -1);
        Map<String, Integer> most = Arrays.stream(cells[3].strip().split(" ", -1))
                .filter(limit -> !limit.isEmpty())
                .map(limit -> limit.split("=", -1))
                .collect(Collectors.toMap(limit -> limit[0], limit -> Integer.valueOf(limit[1])));
        return new Input(Role.valueOf(cells[0].strip()), endpoint[0], endpoint[1], cells[2].strip(), most);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
