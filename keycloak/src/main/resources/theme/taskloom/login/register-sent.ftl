<#import "template.ftl" as layout>

<#-- The same page whether the address has an account or not. -->
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("registrationSentTitle")}
    <#elseif section = "form">
    <div class="${properties.kcContentWrapperClass}">
        <p>${msg("registrationSent", address)}</p>
        <p class="taskloom-soft">${msg("registrationSentHelp")}</p>
    </div>
    <p><a href="${url.loginRestartFlowUrl}">${msg("backToLogin")}</a></p>
    </#if>
</@layout.registrationLayout>
