<#ftl output_format="plainText">
${msg("emailUpdateConfirmationText")}

${link}

${msg("emailUpdateConfirmationNote", linkExpirationFormatter(linkExpiration))}
