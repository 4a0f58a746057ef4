<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>

<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("termsTitle")}
    <#elseif section = "form">
    <div class="${properties.kcContentWrapperClass} taskloom-terms">
        <#if termsChanged!false>
            <p><strong>${msg("termsChanged")}</strong></p>
        </#if>
        ${kcSanitize(msg("termsText"))?no_esc}
        <#if termsVersion?has_content>
            <p class="taskloom-soft">${msg("termsVersion", termsVersion)}</p>
        </#if>
    </div>
    <form class="${properties.kcFormClass!}" action="${url.loginAction}" method="POST">
        <@buttons.actionGroup horizontal=true>
            <@buttons.button name="accept" id="kc-accept" label="doAccept"/>
            <@buttons.button name="cancel" id="kc-decline" label="doDecline" type="secondary"/>
        </@buttons.actionGroup>
    </form>
    </#if>
</@layout.registrationLayout>
