package io.taskloom.engine.export;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param publicUrl the application's own address, for links in files */
@Validated
@ConfigurationProperties("taskloom")
record ExportSettings(@DefaultValue("http://localhost:8080") URI publicUrl) {}
