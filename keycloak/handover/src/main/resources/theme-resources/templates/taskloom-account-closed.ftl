<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("taskloomAccountClosedTitle")}
    <#elseif section = "form">
        <#if asked>
            <p role="status">${msg("taskloomAccountClosedMailed")}</p>
        <#else>
            <p>${msg("taskloomAccountClosedText")}</p>
            <form action="${url.loginAction}" method="post">
                <div class="pf-v5-c-form__group pf-m-action">
                    <button class="pf-v5-c-button pf-m-primary pf-m-block" type="submit" name="recover" id="recover">${msg("taskloomAccountClosedRecover")}</button>
                </div>
            </form>
        </#if>
    </#if>
</@layout.registrationLayout>
