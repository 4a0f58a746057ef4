<#ftl output_format="plainText">
${msg("emailVerificationText")}

${link}

${msg("emailVerificationNote", linkExpirationFormatter(linkExpiration))}
