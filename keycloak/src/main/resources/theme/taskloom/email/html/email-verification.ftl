<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("emailVerificationText")}</p>
<@layout.button label=msg("emailVerificationButton") link=link />
<p>${msg("emailVerificationNote", linkExpirationFormatter(linkExpiration))}</p>
</@layout.emailLayout>
