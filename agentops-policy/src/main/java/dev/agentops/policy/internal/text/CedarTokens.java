package dev.agentops.policy.internal.text;

/**
 * Walks over the tokens of Cedar text, of policies or of a schema, without recursion. It knows strings and comments, so that
 * what stands in them is taken for nothing else; it does not know the grammar.
 */
public final class CedarTokens {

    /** What a token is, as far as it matters here. */
    public enum Kind {
        /** A name, a keyword or a number. */
        WORD,
        /** Text in quotes. */
        STRING,
        /** Text whose closing quote is missing. */
        UNCLOSED_STRING,
        /** Anything else. */
        SYMBOL,
        /** There is no more. */
        END
    }

    private final String text;
    private Kind kind = Kind.END;
    private int start;
    private int end;

    /** Begins before the first token. */
    public CedarTokens(String text) {
        this.text = text;
    }

    /** Goes on to the next token and says what it is. */
    public Kind next() {
        kind = read();
        return kind;
    }

    private Kind read() {
        start = skipTrivia(end);
        if (start == text.length()) {
            end = start;
            return Kind.END;
        }
        char c = text.charAt(start);
        if (c == '"') {
            return string();
        }
        end = Character.isLetter(c) || c == '_' ? endOfWord() : endOfSymbol();
        return Character.isLetter(c) || c == '_' ? Kind.WORD : Kind.SYMBOL;
    }

    /** What the present token is. */
    public Kind kind() {
        return kind;
    }

    /** Where the present token begins. */
    public int start() {
        return start;
    }

    /** Where the present token ends. */
    public int end() {
        return end;
    }

    /** The first character of the present token. */
    public char first() {
        return text.charAt(start);
    }

    /** Whether the present token is this text. */
    public boolean is(String token) {
        return end - start == token.length() && text.startsWith(token, start);
    }

    /** A comment ends at a line feed or a carriage return, as in the official grammar. */
    private int skipTrivia(int from) {
        int at = from;
        while (at < text.length()) {
            if (text.startsWith("//", at)) {
                at = endOfLine(at);
            } else if (isSpace(text.charAt(at))) {
                at++;
            } else {
                break;
            }
        }
        return at;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }

    private int endOfLine(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    private Kind string() {
        int at = start + 1;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        end = Math.min(at + 1, text.length());
        return at < text.length() ? Kind.STRING : Kind.UNCLOSED_STRING;
    }

    private int endOfWord() {
        int at = start + 1;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        return at;
    }

    private int endOfSymbol() {
        return start + (text.startsWith("&&", start) || text.startsWith("||", start) ? 2 : 1);
    }
}
