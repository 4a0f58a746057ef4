package io.taskloom.engine.run;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param maxRecorded largest input or output kept of one step; of what is larger only the names are kept
 * @param maxVariables largest set of variables a run can be started with by hand
 */
@ConfigurationProperties("taskloom.run")
record RunSettings(
        @DefaultValue("128KB") DataSize maxRecorded,
        @DefaultValue("128KB") DataSize maxVariables) {}
