package io.taskloom.engine.account;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AccountSettings.class, AccountSettings.Links.class})
class AccountConfiguration {}
