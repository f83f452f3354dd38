package dev.agentops.policy.bundle;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes zip archives field by field, so that each can lie. */
final class RawZip {
    final List<Entry> entries = new ArrayList<>();
    byte[] beforeDirectory = {};
    byte[] betweenDirectoryAndEnd = {};
    byte[] afterEnd = {};
    int countLie;
    int commentLength;
    int offsetLie;

    static final class Entry {
        String localName;
        String centralName;
        byte[] content;
        byte[] stored;
        int method;
        int flags;
        int size;
        int localSize;
        int crc;
        byte[] extra = {};
        int commentLength;
        boolean descriptorWithoutSignature;
        boolean descriptor;
    }

    Entry add(String name, byte[] content, boolean deflate) {
        Entry entry = new Entry();
        entry.localName = name;
        entry.centralName = name;
        entry.content = content;
        entry.stored = deflate ? deflated(content) : content;
        entry.method = deflate ? 8 : 0;
        entry.size = content.length;
        entry.localSize = content.length;
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.crc = (int) crc.getValue();
        entries.add(entry);
        return entry;
    }

    static byte[] deflated(byte[] content) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[65536];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    byte[] build() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        for (Entry entry : entries) {
            int offset = out.size() + offsetLie;
            local(out, entry);
            central(directory, entry, offset);
        }
        out.writeBytes(beforeDirectory);
        int start = out.size();
        out.writeBytes(directory.toByteArray());
        out.writeBytes(betweenDirectoryAndEnd);
        ByteBuffer end = buffer(22);
        short count = (short) (entries.size() + countLie);
        end.putInt(0x06054b50).putInt(0).putShort(count).putShort(count);
        end.putInt(directory.size()).putInt(start).putShort((short) commentLength);
        out.writeBytes(written(end));
        out.writeBytes(afterEnd);
        return out.toByteArray();
    }

    private static void local(ByteArrayOutputStream out, Entry entry) {
        byte[] name = entry.localName.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer header = buffer(30);
        header.putInt(0x04034b50).putShort((short) 20).putShort((short) entry.flags);
        header.putShort((short) entry.method).putInt(0);
        header.putInt(entry.descriptor ? 0 : entry.crc);
        header.putInt(entry.descriptor ? 0 : entry.stored.length);
        header.putInt(entry.descriptor ? 0 : entry.localSize);
        header.putShort((short) name.length).putShort((short) entry.extra.length);
        out.writeBytes(written(header));
        out.writeBytes(name);
        out.writeBytes(entry.extra);
        out.writeBytes(entry.stored);
        if (entry.descriptor) {
            ByteBuffer sizes = buffer(entry.descriptorWithoutSignature ? 12 : 16);
            if (!entry.descriptorWithoutSignature) {
                sizes.putInt(0x08074b50);
            }
            sizes.putInt(entry.crc).putInt(entry.stored.length).putInt(entry.localSize);
            out.writeBytes(written(sizes));
        }
    }

    private static void central(ByteArrayOutputStream out, Entry entry, int offset) {
        byte[] name = entry.centralName.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer header = buffer(46);
        header.putInt(0x02014b50).putInt(20 << 16 | 20).putShort((short) entry.flags);
        header.putShort((short) entry.method).putInt(0);
        header.putInt(entry.crc).putInt(entry.stored.length).putInt(entry.size);
        header.putShort((short) name.length)
                .putShort((short) entry.extra.length)
                .putShort((short) entry.commentLength);
        header.putShort((short) 0).putShort((short) 0).putInt(0).putInt(offset);
        out.writeBytes(written(header));
        out.writeBytes(name);
        out.writeBytes(entry.extra);
        out.writeBytes(new byte[entry.commentLength]);
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] written(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.capacity()];
        buffer.get(0, bytes);
        return bytes;
    }
}
