<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("registrationKnownText")}</p>
<@layout.button label=msg("registrationKnownButton") link=link />
<p>${msg("registrationKnownNote")}</p>
</@layout.emailLayout>
