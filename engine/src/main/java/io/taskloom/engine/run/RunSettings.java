package io.taskloom.engine.run;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param maxText longest text kept of a step's input or output; what is longer is cut, and says so
 * @param maxRecorded largest input or output kept of one step; of what is larger only the names are kept
 * @param maxVariables largest set of variables a run can be started with by hand
 */
@ConfigurationProperties("taskloom.run")
record RunSettings(
        @DefaultValue("16KB") DataSize maxText,
        @DefaultValue("128KB") DataSize maxRecorded,
        @DefaultValue("128KB") DataSize maxVariables) {}
