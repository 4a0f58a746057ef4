package io.taskloom.engine.identity;

import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the web application must know before anybody has signed in. */
@RestController
@Hidden
class AppConfigController {

    private final IdentitySettings settings;
    private final String version;

    AppConfigController(IdentitySettings settings, ObjectProvider<BuildProperties> build) {
        this.settings = settings;
        BuildProperties properties = build.getIfAvailable();
        this.version = properties == null ? "development" : properties.getVersion();
    }

    @GetMapping("/app-config.json")
    ResponseEntity<AppConfig> config() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)))
                .body(new AppConfig(settings.issuer(), settings.clientId(), version, "/camunda/app/cockpit/default/"));
    }

    record AppConfig(URI issuer, String clientId, String version, String cockpitUrl) {}
}
