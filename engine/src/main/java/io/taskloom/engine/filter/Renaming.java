package io.taskloom.engine.filter;

import io.taskloom.engine.filter.Token.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives a field that people made another name wherever it is meant, and leaves texts that read the same alone. */
public record Renaming(String before, String after) {

    private static final Pattern IN_QUOTES = Pattern.compile("\"([^\"]*)\"");

    /** A filter that can not be read stays as it is. */
    public String inFilter(String filter) {
        List<Token> tokens;
        try {
            tokens = Lexer.tokens(filter);
        } catch (Failure unreadable) {
            return filter;
        }
        var renamed = new StringBuilder(filter);
        for (int i = tokens.size() - 1; i >= 0; i--) {
            Token token = tokens.get(i);
            if (token.is(Kind.STRING) && isMeant(token.text()) && isField(tokens, i)) {
                renamed.replace(token.position(), token.end(), Completion.quoted(after));
            }
        }
        return renamed.toString();
    }

    /** An order names such fields in quotes, too. */
    public String inSort(String sort) {
        return IN_QUOTES
                .matcher(sort)
                .replaceAll(
                        name -> Matcher.quoteReplacement(isMeant(name.group(1)) ? '"' + after + '"' : name.group()));
    }

    private boolean isMeant(String name) {
        return name.strip().equalsIgnoreCase(before);
    }

    /** A condition begins with its field; a text anywhere else is a value. */
    private static boolean isField(List<Token> tokens, int at) {
        if (at == 0) {
            return true;
        }
        Token left = tokens.get(at - 1);
        return left.is("and")
                || left.is("or")
                || left.is("not")
                || (left.is(Kind.OPEN) && (at == 1 || !tokens.get(at - 2).is("in")));
    }
}
