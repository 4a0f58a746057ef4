package io.taskloom.engine.wait;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param publicUrl the application's own address, at which runs are called */
@ConfigurationProperties("taskloom")
record WaitSettings(@DefaultValue("http://localhost:8080") URI publicUrl) {}
