package dev.agentops.policy.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import dev.agentops.policy.value.OfficialConditions.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts are addresses, and what is said of them. */
class CedarIpTest {
    private static final long SEED = 20_260_804;
    private static final int TEXTS = 30_000;

    @ParameterizedTest
    @CsvSource({
        "1.2.3.4, 1.2.3.4",
        "0.0.0.0/0, 0.0.0.0/0",
        "255.255.255.255/32, 255.255.255.255",
        "::, 0:0:0:0:0:0:0:0",
        "::1, 0:0:0:0:0:0:0:1",
        "1::, 1:0:0:0:0:0:0:0",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "a::FF/64, a:0:0:0:0:0:0:ff/64",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
    })
    void readsAddressesAndRanges(String text, String shown) {
        assertThat(CedarIp.parse(text)).isEqualTo(CedarIp.parse(shown)).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "01.2.3.4",
                "1.2.3.04",
                "1.2.3.4/33",
                "1.2.3.4/",
                "1.2.3.4/08",
                "1.2.3.4/+8",
                "1.2.3.4/8/8",
                "1.2.3.4/1.2.3.4",
                "::ffff:1.2.3.4",
                "1:2:3:4:5:6:7::8",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                ":::",
                "1::2::3",
                "12345::",
                "g::",
                "::1%1",
                "::1/129",
                "::1/0001",
                "[::1]",
                "::1 ",
                "\n::1",
                "\u0661.2.3.4",
                "::\uff11",
                "0000:0000:0000:0000:0000:0000:0000:00000/128",
                ":1",
                "1:",
                "1.2.3.4:80"
            })
    void refusesWhatCedarRefuses(String text) {
        assertThat(CedarIp.parse(text)).isNull();
    }

    @Test
    void thePrefixIsAPartOfTheValue() {
        assertThat(CedarIp.parse("10.0.0.1/8"))
                .isNotEqualTo(CedarIp.parse("10.0.0.1"))
                .isNotEqualTo(CedarIp.parse("10.0.0.2/8"));
        assertThat(CedarIp.parse("0.0.0.1")).isNotEqualTo(CedarIp.parse("::1"));
    }

    @Test
    void theOfficialEngineSaysTheSame() throws Exception {
        Random random = new Random(SEED);
        System.out.println("seed " + SEED);
        List<Map<String, Value>> rows = new ArrayList<>();
        List<List<Answer>> expected = new ArrayList<>();
        int valid = 0;
        int inRange = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = Texts.maybeDamaged(random, () -> text(random));
            CedarIp parsed = CedarIp.parse(text);
            CedarIp ip = parsed == null ? CedarIp.parse("0.0.0.0") : parsed;
            CedarIp other = other(random, ip);
            valid += parsed == null ? 0 : 1;
            inRange += ip.isInRange(other) && !ip.equals(other) ? 1 : 0;
            rows.add(Map.of(
                    "text", new PrimString(text),
                    "same", new PrimString(ip.toString()),
                    "other", new PrimString(other.toString()),
                    "equal", new PrimBool(ip.equals(other)),
                    "v4", new PrimBool(ip.isIpv4()),
                    "v6", new PrimBool(ip.isIpv6()),
                    "loop", new PrimBool(ip.isLoopback()),
                    "multi", new PrimBool(ip.isMulticast()),
                    "within", new PrimBool(ip.isInRange(other)),
                    "holds", new PrimBool(other.isInRange(ip))));
            expected.add(Collections.nCopies(8, parsed == null ? Answer.ERROR : Answer.TRUE));
        }

        assertThat(new OfficialConditions(
                                "ip(it.text) == ip(it.same)",
                                "(ip(it.text) == ip(it.other)) == it.equal",
                                "ip(it.text).isIpv4() == it.v4",
                                "ip(it.text).isIpv6() == it.v6",
                                "ip(it.text).isLoopback() == it.loop",
                                "ip(it.text).isMulticast() == it.multi",
                                "ip(it.text).isInRange(ip(it.other)) == it.within",
                                "ip(it.other).isInRange(ip(it.text)) == it.holds")
                        .disagreements(rows, expected))
                .isEmpty();
        assertThat(expected).hasSize(TEXTS);
        assertThat(valid).isBetween(TEXTS / 3, TEXTS * 3 / 4);
        assertThat(inRange).isGreaterThan(TEXTS / 50);
    }

    private static String text(Random random) {
        int range = random.nextInt(5) == 0 ? 127 + random.nextInt(2) : random.nextInt(random.nextBoolean() ? 33 : 129);
        String prefix = random.nextBoolean() ? "" : "/" + range;
        return (random.nextBoolean() ? version4(random) : version6(random)) + prefix;
    }

    private static String version4(Random random) {
        int[] first = {127, 224, 239, 240, 0, 10, random.nextInt(256)};
        return first[random.nextInt(first.length)] + "." + random.nextInt(3) + "." + random.nextInt(256) + "."
                + random.nextInt(270);
    }

    private static String version6(Random random) {
        if (random.nextInt(6) == 0) {
            return random.nextBoolean() ? "::1" : "ff" + random.nextInt(100) + "::";
        }
        int gap = random.nextInt(9);
        StringBuilder text = new StringBuilder();
        int groups = random.nextInt(3) == 0 ? 8 : random.nextInt(8);
        for (int i = 0; i < groups; i++) {
            text.append(i == 0 ? "" : ":");
            text.append(i == gap ? "::".substring(i == 0 ? 0 : 1) : "");
            int bits = random.nextInt(4) == 0 ? 0xff00 : random.nextInt(0x10000) >> random.nextInt(16);
            String group = Integer.toHexString(bits);
            text.append(random.nextBoolean() ? group : group.toUpperCase(Locale.ROOT));
        }
        return groups <= gap && groups < 8 ? text.append("::").toString() : text.toString();
    }

    /** A range around an address, or some other address. */
    private static CedarIp other(Random random, CedarIp ip) {
        String address = ip.toString().replaceFirst("/.*", "");
        CedarIp around = CedarIp.parse(address + "/" + random.nextInt(ip.isIpv4() ? 33 : 129));
        CedarIp some = CedarIp.parse(text(random));
        return switch (random.nextInt(4)) {
            case 0 -> some == null ? ip : some;
            case 1 -> ip;
            default -> around;
        };
    }
}
