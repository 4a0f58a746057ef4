package io.taskloom.keycloak;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Our theme of pages and mails, as a folder for Keycloak's themes. */
public final class LoginTheme {

    private LoginTheme() {}

    /** Writes the theme into a folder of themes, over what is there. */
    public static void copyTo(Path themes) {
        try {
            var source = LoginTheme.class.getResource("/theme/taskloom/login/theme.properties");
            if (source == null) {
                throw new RealmSyncFailed("The login theme is missing from the class path");
            }
            var uri = source.toURI();
            if (uri.getScheme().equals("jar")) {
                var jar = URI.create(uri.toString().substring(0, uri.toString().indexOf('!')));
                try (var files = FileSystems.newFileSystem(jar, Map.of())) {
                    copy(files.getPath("/theme"), themes);
                }
            } else {
                copy(Path.of(uri).resolve("../../..").normalize(), themes);
            }
        } catch (IOException | URISyntaxException e) {
            throw new RealmSyncFailed("The login theme could not be written to " + themes, e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.resolveSibling("."));
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
