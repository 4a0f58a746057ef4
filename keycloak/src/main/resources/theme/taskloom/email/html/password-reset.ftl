<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("passwordResetText")}</p>
<@layout.button label=msg("passwordResetButton") link=link />
<p>${msg("passwordResetNote", linkExpirationFormatter(linkExpiration))}</p>
</@layout.emailLayout>
