package dev.agentops.policy.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes archives, sound ones and others. */
final class Tar {
    private static final int BLOCK = 512;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Tar file(String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return entry(name, '0', bytes, bytes.length);
    }

    Tar entry(String name, char type, byte[] content, long size) {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 100, "0000644\0");
        put(header, 124, String.format("%011o\0", size));
        header[156] = (byte) type;
        put(header, 257, "ustar\0" + "00");
        put(header, 148, "        ");
        long sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, String.format("%06o\0 ", sum));
        out.writeBytes(header);
        out.writeBytes(content);
        out.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
        return this;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    /** A case with one request by alice. */
    Tar sample(String name, String policies, String expected) {
        return file(name + ".cedar", policies)
                .file(name + ".cedarschema", SCHEMA)
                .file(name + ".entities.json", "[]")
                .file(name + ".json", request(name, expected));
    }

    static final String SCHEMA =
            "entity User; entity Doc; action view appliesTo { principal: User, resource: Doc, context: { at: datetime } };";

    static String request(String name, String expected) {
        return """
                {"policies": "%1$s.cedar", "schema": "%1$s.cedarschema", "entities": "%1$s.entities.json",
                 "shouldValidate": true, "requests": [{"principal": {"type": "User", "id": "alice"},
                 "action": {"type": "Action", "id": "view"}, "resource": {"type": "Doc", "id": "d"},
                 "context": {"at": "2024-01-01"}, %2$s}]}""".formatted(name, expected);
    }

    byte[] gzipped() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(out.toByteArray());
            gzip.write(new byte[2 * BLOCK]);
        }
        return zipped.toByteArray();
    }

    Path to(Path file) throws IOException {
        return Files.write(file, gzipped());
    }
}
