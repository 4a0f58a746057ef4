<#ftl output_format="plainText">
${msg("registrationKnownText")}

${link}

${msg("registrationKnownNote")}
