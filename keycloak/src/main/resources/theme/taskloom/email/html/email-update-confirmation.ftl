<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("emailUpdateConfirmationText")}</p>
<@layout.button label=msg("emailUpdateConfirmationButton") link=link />
<p>${msg("emailUpdateConfirmationNote", linkExpirationFormatter(linkExpiration))}</p>
</@layout.emailLayout>
