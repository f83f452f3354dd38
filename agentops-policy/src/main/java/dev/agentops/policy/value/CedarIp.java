package dev.agentops.policy.value;

import org.jspecify.annotations.Nullable;

/**
 * An address or a range of addresses of the internet protocol: Cedar's {@code ipaddr}.
 *
 * <p>Two are equal when version, address and prefix are: {@code 10.0.0.1/8} and {@code 10.0.0.2/8} differ.
 */
public final class CedarIp implements Comparable<CedarIp> {
    private final boolean ipv6;
    /** The upper 64 bits of the address, 0 for version 4. */
    private final long high;

    private final long low;
    private final int prefix;

    CedarIp(boolean ipv6, long high, long low, int prefix) {
        this.ipv6 = ipv6;
        this.high = high;
        this.low = low;
        this.prefix = prefix;
    }

    /**
     * Reads what the {@code ip} function of Cedar reads: an address, and the length of a prefix after a slash if wanted.
     *
     * @return null when Cedar refuses the text
     */
    public static @Nullable CedarIp parse(String text) {
        return new IpParser(text).parse();
    }

    /** Whether it is of version 4. */
    public boolean isIpv4() {
        return !ipv6;
    }

    /** Whether it is of version 6. */
    public boolean isIpv6() {
        return ipv6;
    }

    /** Whether it is a part of {@code 127.0.0.0/8} or {@code ::1}. */
    public boolean isLoopback() {
        return ipv6 ? high == 0 && low == 1 && prefix == 128 : low >>> 24 == 127 && prefix >= 8;
    }

    /** Whether it is a part of {@code 224.0.0.0/4} or {@code ff00::/8}. */
    public boolean isMulticast() {
        return ipv6 ? high >>> 56 == 0xff && prefix >= 8 : low >>> 28 == 0xe && prefix >= 4;
    }

    /** Whether all addresses of this range are in another; never, when the versions differ. */
    public boolean isInRange(CedarIp other) {
        if (ipv6 != other.ipv6 || prefix < other.prefix) {
            return false;
        }
        return ipv6
                ? differs(high, other.high, 64, other.prefix) == 0
                        && differs(low, other.low, 64, other.prefix - 64) == 0
                : differs(low, other.low, 32, other.prefix) == 0;
    }

    /** The bits that differ among the first ones of two numbers. */
    private static long differs(long one, long other, int width, int bits) {
        if (bits <= 0) {
            return 0;
        }
        return (one ^ other) >>> (width - Math.min(bits, width));
    }

    /** Some order that agrees with {@link #equals}; Cedar has none. */
    @Override
    public int compareTo(CedarIp other) {
        int order = Boolean.compare(ipv6, other.ipv6);
        order = order == 0 ? Long.compare(high, other.high) : order;
        order = order == 0 ? Long.compare(low, other.low) : order;
        return order == 0 ? Integer.compare(prefix, other.prefix) : order;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CedarIp ip && compareTo(ip) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Long.hashCode(high) + Long.hashCode(low)) + prefix;
    }

    /** A text that {@link #parse} turns into an equal address. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (ipv6) {
            groups(text, high).append(':');
            groups(text, low);
        } else {
            text.append(low >>> 24).append('.').append((low >>> 16) & 0xff);
            text.append('.').append((low >>> 8) & 0xff).append('.').append(low & 0xff);
        }
        return prefix == (ipv6 ? 128 : 32)
                ? text.toString()
                : text.append('/').append(prefix).toString();
    }

    private static StringBuilder groups(StringBuilder text, long half) {
        for (int shift = 48; shift >= 0; shift -= 16) {
            text.append(Long.toHexString((half >>> shift) & 0xffff)).append(shift == 0 ? "" : ":");
        }
        return text;
    }
}
