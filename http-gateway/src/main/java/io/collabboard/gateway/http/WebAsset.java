package io.collabboard.gateway.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.util.ByteString;

/**
 * One file of the web client, ready to be sent.
 *
 * @param gzipped the compressed form, where that is worth it
 * @param hash of the content: the same on every node that runs the same build
 */
record WebAsset(ContentType type, ByteString plain, Optional<ByteString> gzipped, String hash) {
    static WebAsset create(String path, byte[] content) throws IOException {
        byte[] gzipped = gzip(content);
        // What is compressed already (images, fonts) gains nothing.
        boolean worthIt = gzipped.length < content.length * 0.9;
        return new WebAsset(
                WebContentTypes.of(path),
                ByteString.fromArray(content),
                worthIt ? Optional.of(ByteString.fromArray(gzipped)) : Optional.empty(),
                hash(content));
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
