package io.taskloom.standalone;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of child JVMs on this module's own class path. */
final class Jvm {

    private Jvm() {}

    /** The command that runs a main class of this module with one argument. */
    static List<String> command(Class<?> main, String argument, String... options) {
        var command = new ArrayList<String>();
        command.add(java().toString());
        command.addAll(List.of(options));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-cp");
        command.add(classPath());
        command.add(main.getName());
        command.add(argument);
        return command;
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** A system property of this JVM, handed on. */
    static String property(String name, String otherwise) {
        return "-D" + name + "=" + System.getProperty(name, otherwise);
    }

    /** A file that the build left beside this module's classes. */
    static Path beside(String name) {
        return here().resolveSibling(name);
    }

    private static Path here() {
        try {
            return Path.of(Jvm.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String classPath() {
        try {
            return here()
                    + File.pathSeparator
                    + Files.readString(beside("standalone.classpath")).strip();
        } catch (IOException e) {
            throw new ServiceFailure("Build the module standalone first: it lists the servers' class path", e);
        }
    }
}
