package dev.agentops.policy.value;

import org.jspecify.annotations.Nullable;

/** Reads an address of the internet protocol as Cedar does, which refuses version 4 inside of version 6. */
final class IpParser {
    private static final int LONGEST = 43;
    private static final int OCTETS = 4;
    private static final int GROUPS = 8;
    private static final int MOST_DIGITS = 4;

    private final String text;
    private final int end;
    private int at;
    private long high;
    private long low;

    IpParser(String text) {
        this.text = text;
        int slash = text.indexOf('/');
        this.end = slash < 0 ? text.length() : slash;
    }

    @Nullable CedarIp parse() {
        if (text.length() > LONGEST) {
            return null;
        }
        boolean ipv6 = text.indexOf(':') >= 0;
        int prefix = prefix(ipv6 ? 128 : 32);
        return prefix >= 0 && (ipv6 ? version6() : version4()) ? new CedarIp(ipv6, high, low, prefix) : null;
    }

    /** The length of the prefix, or -1 when it is none. */
    private int prefix(int longest) {
        if (end == text.length()) {
            return longest;
        }
        int digits = text.length() - end - 1;
        boolean padded = digits > 1 && text.charAt(end + 1) == '0';
        int prefix = padded || digits < 1 || digits > 3 ? -1 : Digits.fixed(text, end + 1, digits);
        return prefix <= longest ? prefix : -1;
    }

    private boolean version4() {
        for (int i = 0; i < OCTETS; i++) {
            if ((i > 0 && !skip(".")) || !octet()) {
                return false;
            }
        }
        return at == end;
    }

    private boolean octet() {
        int digits = Math.min(Digits.end(text, at), end) - at;
        boolean padded = digits > 1 && text.charAt(at) == '0';
        int octet = padded || digits < 1 || digits > 3 ? -1 : Digits.fixed(text, at, digits);
        at += digits;
        low = (low << 8) | octet;
        return octet >= 0 && octet <= 255;
    }

    /** Groups, or groups around the mark for at least one group of zeros. */
    private boolean version6() {
        int head = groups(0, GROUPS);
        if (head < GROUPS) {
            if (!skip("::")) {
                return false;
            }
            int start = at;
            int tail = groups(GROUPS, GROUPS - head - 1);
            at = start;
            groups(GROUPS - tail, tail);
        }
        return at == end;
    }

    /** Reads groups into places from the given one on, beyond the last one into none; returns how many there are. */
    private int groups(int place, int most) {
        for (int i = 0; i < most; i++) {
            int before = at;
            if ((i > 0 && !skip(":")) || !group(place + i)) {
                at = before;
                return i;
            }
        }
        return most;
    }

    private boolean group(int place) {
        int start = at;
        long group = 0;
        while (at < end && Character.digit(text.charAt(at), 16) >= 0 && text.charAt(at) < 128) {
            group = (group << 4) | Character.digit(text.charAt(at), 16);
            at++;
        }
        if (at == start || at - start > MOST_DIGITS) {
            return false;
        }
        put(place, group);
        return true;
    }

    private void put(int place, long group) {
        if (place < GROUPS / 2) {
            high |= group << (48 - 16 * place);
        } else if (place < GROUPS) {
            low |= group << (48 - 16 * (place - GROUPS / 2));
        }
    }

    private boolean skip(String expected) {
        boolean there = text.startsWith(expected, at);
        at += there ? expected.length() : 0;
        return there;
    }
}
