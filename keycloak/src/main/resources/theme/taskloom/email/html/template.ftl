<#macro emailLayout>
<!doctype html>
<html lang="${locale.language}" dir="${(ltr)?then('ltr','rtl')}">
<body style="margin:0;padding:24px;background:#f1f3f5;font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;color:#212529">
<div style="max-width:480px;margin:0 auto;padding:24px;background:#ffffff;border-radius:8px">
    <#nested>
</div>
</body>
</html>
</#macro>

<#-- The link that matters most. -->
<#macro button label link>
<p><a href="${link}" style="display:inline-block;padding:10px 18px;border-radius:6px;background:#4263eb;color:#ffffff;font-weight:600;text-decoration:none">${label}</a></p>
</#macro>
