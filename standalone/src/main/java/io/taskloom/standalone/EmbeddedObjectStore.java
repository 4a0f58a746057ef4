package io.taskloom.standalone;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.jspecify.annotations.Nullable;

/** S3Proxy over a folder. */
final class EmbeddedObjectStore implements Part<ObjectStore> {

    static final String ACCESS_KEY = "taskloom";
    static final String SECRET_KEY = "taskloom-secret";
    static final String BUCKET = "taskloom";

    /** Pages of this machine: the application's, and those that are being worked on. */
    private static final CrossOriginResourceSharing LOCAL_PAGES = new CrossOriginResourceSharing(
            List.of("http://(localhost|127\\.0\\.0\\.1)(:[0-9]+)?"),
            List.of("GET", "HEAD", "PUT"),
            List.of("*"),
            List.of("ETag"),
            "");

    private final Path data;
    private final URI endpoint;
    private @Nullable S3Proxy proxy;

    EmbeddedObjectStore(Home home, int port) {
        this.data = home.data("s3");
        this.endpoint = URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public ObjectStore start() {
        var store = new FilesystemNio2BlobStore(Folders.create(data).toString());
        if (!store.containerExists(BUCKET)) {
            store.createContainer(BUCKET);
        }
        var server = S3Proxy.builder()
                .blobStore(store)
                .endpoint(endpoint)
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY)
                .ignoreUnknownHeaders(true)
                .corsRules(LOCAL_PAGES)
                .build();
        try {
            server.start();
        } catch (Exception e) {
            throw new ServiceFailure("S3 could not start at " + endpoint + ": " + e.getMessage(), e);
        }
        proxy = server;
        return new ObjectStore(endpoint, ACCESS_KEY, SECRET_KEY, BUCKET);
    }

    @Override
    public void stop() {
        var server = proxy;
        if (server == null) {
            return;
        }
        try {
            server.stop();
        } catch (Exception e) {
            throw new ServiceFailure("S3 could not stop", e);
        }
    }
}
