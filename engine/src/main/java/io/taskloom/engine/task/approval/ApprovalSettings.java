package io.taskloom.engine.task.approval;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param publicUrl the application's own address, for links in mails */
@Validated
@ConfigurationProperties("taskloom")
record ApprovalSettings(
        @DefaultValue("http://localhost:8080") URI publicUrl,
        @DefaultValue @Valid Approval approval) {

    /**
     * @param linkValidity how long the link in a mail is good
     * @param mails most people who are mailed in one round; the others find it in their inbox
     */
    record Approval(
            @DefaultValue("14d") Duration linkValidity,
            @DefaultValue("20") @Min(0) @Max(1000) int mails) {

        Approval {
            if (linkValidity.isNegative() || linkValidity.isZero()) {
                throw new IllegalArgumentException("taskloom.approval.link-validity: a positive duration, such as 14d");
            }
        }
    }
}
