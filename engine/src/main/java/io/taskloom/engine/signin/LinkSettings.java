package io.taskloom.engine.signin;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param publicUrl the application's own address, for links in mails */
@ConfigurationProperties("taskloom")
record LinkSettings(@DefaultValue("http://localhost:8080") URI publicUrl) {}
