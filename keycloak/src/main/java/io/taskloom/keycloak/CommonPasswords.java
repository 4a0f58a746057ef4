package io.taskloom.keycloak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Passwords that everybody guesses first. The realm's password policy names the file. */
public final class CommonPasswords {

    private static final String FILE = "taskloom-common.txt";

    private CommonPasswords() {}

    /** Writes the list to where a Keycloak unpacked in this folder looks for it; it must be there before the realm is applied. */
    public static void copyTo(Path keycloak) {
        var folder = keycloak.resolve("data/password-blacklists");
        try (var list = CommonPasswords.class.getResourceAsStream("common-passwords.txt")) {
            if (list == null) {
                throw new RealmSyncFailed("The list of common passwords is missing from the class path");
            }
            Files.createDirectories(folder);
            Files.copy(list, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new RealmSyncFailed("The list of common passwords could not be written to " + folder, e);
        }
    }
}
