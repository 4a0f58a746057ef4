package io.taskloom.standalone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Our provider for Keycloak, from its jar, or made of its classes where the build has not packed them yet. */
final class ProviderJar {

    private static final String MARK = "META-INF/taskloom-handover-changelog.xml";

    private ProviderJar() {}

    /** The same bytes for the same classes. */
    static byte[] bytes() {
        try {
            var mark = ProviderJar.class.getClassLoader().getResource(MARK);
            if (mark == null) {
                throw new ServiceFailure("The provider for Keycloak is missing from the class path");
            }
            var uri = mark.toURI().toString();
            return uri.startsWith("jar:")
                    ? Files.readAllBytes(Path.of(URI.create(uri.substring("jar:".length(), uri.indexOf('!')))))
                    : zip(Path.of(URI.create(uri)).resolve("../..").normalize());
        } catch (IOException | URISyntaxException e) {
            throw new ServiceFailure("The provider for Keycloak can't be read", e);
        }
    }

    private static byte[] zip(Path classes) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var files = Files.walk(classes);
                var zip = new ZipOutputStream(bytes)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var entry = new ZipEntry(classes.relativize(file).toString());
                entry.setTime(0);
                zip.putNextEntry(entry);
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
