<#ftl output_format="plainText">
${msg("passwordResetText")}

${link}

${msg("passwordResetNote", linkExpirationFormatter(linkExpiration))}
