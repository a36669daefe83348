package io.queuewatch.pipeline.influx;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Keeps the message of a failed write: the client reads {@code {"message": …}} only, 1.x and 3.x
 * say {@code {"error": …}}, proxies say anything.
 */
final class ReadableErrors implements Interceptor {

    private static final JsonMapper JSON = new JsonMapper();
    private static final MediaType JSON_TYPE = MediaType.get("application/json");

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        if (response.isSuccessful() || response.body() == null) {
            return response;
        }
        String message = message(response.body().string());
        return response.newBuilder()
                .body(
                        ResponseBody.create(
                                JSON.writeValueAsString(Map.of("message", message)), JSON_TYPE))
                .build();
    }

    private static String message(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            if (json.hasNonNull("message")) {
                return json.get("message").asText();
            }
            if (json.hasNonNull("error")) {
                return json.get("error").asText()
                        + (json.hasNonNull("data") ? ": " + json.get("data") : "");
            }
        } catch (JsonProcessingException e) {
            // Not JSON: the text itself is the message.
        }
        return body.isBlank() ? "no message" : body.strip();
    }
}
