package io.taskloom.engine.signin;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param database a file in MaxMind's format (mmdb) that tells cities or countries; null for no places */
@ConfigurationProperties("taskloom.geo")
record GeoSettings(@Nullable Path database) {}
