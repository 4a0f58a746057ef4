package io.taskloom.engine.wait;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Hidden;
import io.taskloom.engine.problem.InvalidInput;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where runs are called, each at its secret address and without sign-in. Nothing but a POST moves anything: mail readers open links. */
@Hidden
@RestController
class CallbackController {

    private static final DataSize MOST = DataSize.ofKilobytes(256);

    private final Callbacks callbacks;
    private final ObjectMapper json;

    CallbackController(Callbacks callbacks, ObjectMapper json) {
        this.callbacks = callbacks;
        this.json = json.copy().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** 202 once it is kept. @return nothing of the run's */
    @PostMapping("/callbacks/{token}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, String> call(@PathVariable String token, HttpServletRequest request) throws IOException {
        callbacks.call(token, body(request));
        return Map.of("state", "accepted");
    }

    /** @return the object that was sent, written anew; an empty one for no body */
    private String body(HttpServletRequest request) throws IOException {
        int most = (int) MOST.toBytes();
        byte[] bytes = request.getInputStream().readNBytes(most + 1);
        if (bytes.length > most) {
            throw new CallbackTooLarge(MOST);
        }
        if (bytes.length == 0) {
            return "{}";
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            JsonNode body = json.readTree(text);
            String written = json.writeValueAsString(body);
            if (body.isObject() && isKept(written)) {
                return written;
            }
        } catch (JsonProcessingException | CharacterCodingException noJson) {
            // Said below.
        }
        throw new InvalidInput("body", "json", "The body is no JSON object.");
    }

    /** PostgreSQL keeps neither U+0000 nor half a character. */
    private static boolean isKept(String json) {
        return !json.contains("\\u0000") && StandardCharsets.UTF_8.newEncoder().canEncode(json);
    }
}
