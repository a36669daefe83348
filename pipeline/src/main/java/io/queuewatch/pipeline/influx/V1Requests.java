package io.queuewatch.pipeline.influx;

import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Turns writes to {@code /api/v2/write} into what 1.x understands. */
final class V1Requests implements Interceptor {

    private static final String V2_WRITE = "/api/v2/write";

    private final Credentials credentials;

    V1Requests(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        HttpUrl url = request.url();
        if (!url.encodedPath().endsWith(V2_WRITE)) {
            return chain.proceed(request);
        }
        String bucket = url.queryParameter("bucket");
        int slash = bucket.lastIndexOf('/');
        String path = url.encodedPath();
        HttpUrl write =
                url.newBuilder()
                        .encodedPath(
                                path.substring(0, path.length() - V2_WRITE.length()) + "/write")
                        .query(null)
                        .addQueryParameter("db", bucket.substring(0, slash))
                        .addQueryParameter("rp", bucket.substring(slash + 1))
                        .addQueryParameter("precision", url.queryParameter("precision"))
                        .build();
        Request.Builder builder = request.newBuilder().url(write);
        if (!credentials.user().isEmpty()) {
            builder.header(
                    "Authorization",
                    okhttp3.Credentials.basic(credentials.user(), credentials.password()));
        }
        return chain.proceed(builder.build());
    }
}
