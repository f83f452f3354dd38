package dev.agentops.policy.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Bundles made by a seeded generator and then damaged: what is accepted holds the same files as before the damage. */
class BundleFuzzTest {
    private static final int BUNDLES = 400;
    private static final int SETS_OF_FILES = 100;
    private static final int DAMAGES_OF_EACH = 20;
    private static final int DAMAGES = BUNDLES * DAMAGES_OF_EACH;
    private static final BundleTrust SIGNED = BundleTrust.requireSignature(Bundles.KEY.trusted());

    private final Random random = new Random(seed());
    private int accepted;
    private int refused;

    private static long seed() {
        long seed = 20_261_124L;
        System.out.println("BundleFuzzTest seed " + seed);
        return seed;
    }

    @Test
    void damagedArchivesAreRefusedOrHoldTheSame() {
        for (int i = 0; i < BUNDLES; i++) {
            byte[] archive = archive(files(), i % 2 == 0);
            PolicyBundle good = read(archive);
            for (int damage = 0; damage < DAMAGES_OF_EACH; damage++) {
                byte[] damaged = damaged(archive);
                check(good, () -> read(damaged));
            }
        }
        assertThat(accepted + refused).isEqualTo(DAMAGES);
        assertThat(accepted).as("damage to what nobody reads, such as times").isBetween(1, DAMAGES / 4);
    }

    @Test
    void damagedSetsOfFilesAreRefusedOrHoldTheSame() {
        for (int i = 0; i < SETS_OF_FILES; i++) {
            SortedMap<String, byte[]> files = signed(files());
            PolicyBundle good = verify(files);
            for (int damage = 0; damage < DAMAGES_OF_EACH; damage++) {
                SortedMap<String, byte[]> damaged = new TreeMap<>(files);
                damage(damaged);
                check(good, () -> verify(damaged));
            }
        }
        assertThat(accepted + refused).isEqualTo(SETS_OF_FILES * DAMAGES_OF_EACH);
        assertThat(refused).isGreaterThan(SETS_OF_FILES * DAMAGES_OF_EACH * 4 / 5);
    }

    @Test
    void archivesInAnotherOrderHoldTheSame() {
        for (int i = 0; i < 100; i++) {
            SortedMap<String, byte[]> files = signed(files());
            RawZip zip = new RawZip();
            files.forEach((name, content) -> zip.add(name, content, random.nextBoolean()));
            PolicyBundle good = read(zip.build());
            Collections.shuffle(zip.entries, random);
            assertThat(read(zip.build()).version()).isEqualTo(good.version());
        }
    }

    private interface Reading {
        PolicyBundle read();
    }

    private void check(PolicyBundle good, Reading reading) {
        try {
            PolicyBundle bundle = reading.read();
            assertThat(bundle.version()).isEqualTo(good.version());
            assertThat(contents(bundle)).isEqualTo(contents(good));
            accepted++;
        } catch (BundleRejectedException e) {
            assertThat(e.problems()).isNotEmpty();
            refused++;
        }
    }

    private static List<String> contents(PolicyBundle bundle) {
        return bundle.files().stream()
                .map(file -> file.name() + "=" + Sha256.of(bytes(file)))
                .toList();
    }

    private static byte[] bytes(BundleFile file) {
        byte[] bytes = new byte[file.size()];
        file.content().get(bytes);
        return bytes;
    }

    private SortedMap<String, byte[]> files() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            byte[] content = new byte[random.nextInt(80)];
            for (int at = 0; at < content.length; at++) {
                content[at] = (byte) "permit (forbid);\n".charAt(random.nextInt(17));
            }
            files.put("f" + i + ".cedar", content);
        }
        return files;
    }

    private SortedMap<String, byte[]> signed(SortedMap<String, byte[]> files) {
        SortedMap<String, byte[]> all = new TreeMap<>(files);
        all.putAll(writer(files).manifest(Bundles.KEY.signing()));
        return all;
    }

    private BundleWriter writer(SortedMap<String, byte[]> files) {
        BundleWriter writer = BundleWriter.create("shop", 1 + random.nextInt(1000));
        files.forEach(writer::add);
        return writer;
    }

    private byte[] archive(SortedMap<String, byte[]> files, boolean own) {
        if (own) {
            return writer(files).archive(Bundles.KEY.signing());
        }
        RawZip zip = new RawZip();
        signed(files).forEach((name, content) -> zip.add(name, content, random.nextBoolean()));
        return zip.build();
    }

    private byte[] damaged(byte[] archive) {
        int at = random.nextInt(archive.length);
        int length = 1 + random.nextInt(Math.min(64, archive.length - at));
        byte[] copy = archive.clone();
        switch (random.nextInt(7)) {
            case 0 -> flip(copy, 1);
            case 1 -> flip(copy, 1 + random.nextInt(8));
            case 2 -> Arrays.fill(copy, at, at + length, (byte) random.nextInt(256));
            case 3 -> System.arraycopy(archive, random.nextInt(archive.length - length + 1), copy, at, length);
            case 4 -> copy = Arrays.copyOf(archive, at);
            case 5 -> copy = Arrays.copyOf(archive, archive.length + length);
            default -> copy = spliced(archive, at, length);
        }
        return copy;
    }

    private void flip(byte[] bytes, int flips) {
        for (int i = 0; i < flips; i++) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
    }

    /** Some bytes twice, or left out. */
    private byte[] spliced(byte[] bytes, int at, int length) {
        int from = random.nextBoolean() ? at : Math.min(bytes.length, at + 2 * length);
        byte[] tail = Arrays.copyOfRange(bytes, from, bytes.length);
        byte[] spliced = Arrays.copyOf(bytes, at + length + tail.length);
        System.arraycopy(tail, 0, spliced, at + length, tail.length);
        return spliced;
    }

    private void damage(SortedMap<String, byte[]> files) {
        List<String> names = new ArrayList<>(files.keySet());
        String one = names.get(random.nextInt(names.size()));
        String other = names.get(random.nextInt(names.size()));
        byte[] content = files.get(one).clone();
        switch (random.nextInt(5)) {
            case 0 -> files.remove(one);
            case 1 -> files.put("more" + random.nextInt(9), content);
            case 2 -> files.put(other, content);
            case 3 -> files.put(one, Arrays.copyOf(content, Math.max(0, content.length + random.nextInt(3) - 1)));
            default -> {
                if (content.length > 0) {
                    flip(content, 1);
                }
                files.put(one, content);
            }
        }
    }

    private static PolicyBundle read(byte[] archive) {
        return BundleSource.readArchive("bundle.zip", archive, SIGNED, FolderRules.everything());
    }

    private static PolicyBundle verify(SortedMap<String, byte[]> files) {
        BundleContents contents = new BundleContents() {
            @Override
            public Set<String> names() {
                return files.keySet();
            }

            @Override
            public byte[] read(String name) {
                return files.get(name);
            }
        };
        return new BundleVerifier("files", contents, SIGNED, FolderRules.everything(), BundleLimits.STANDARD).verify();
    }
}
