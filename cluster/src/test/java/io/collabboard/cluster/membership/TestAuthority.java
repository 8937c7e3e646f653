package io.collabboard.cluster.membership;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority of a test's own. */
final class TestAuthority {
    private static final AtomicLong SERIAL = new AtomicLong(1);
    private static final Duration VALIDITY = Duration.ofHours(1);

    private final KeyPair keys = newKeys();
    private final X500Name name;
    private final X509Certificate certificate;

    private TestAuthority(String name) {
        this.name = new X500Name("CN=" + name);
        this.certificate = sign(this.name, keys, Extension.basicConstraints, new BasicConstraints(true));
    }

    static TestAuthority create(String name) {
        return new TestAuthority(name);
    }

    /** A certificate that this authority answers for, and the key that goes with it. */
    record Identity(X509Certificate certificate, PrivateKey key) {
        Identity write(Path certificateFile, Path keyFile) {
            writePem(certificateFile, certificate);
            writePem(keyFile, key);
            return this;
        }
    }

    Identity issue(String commonName, String... addresses) {
        KeyPair owner = newKeys();
        GeneralName[] names = Arrays.stream(addresses)
                .map(address -> new GeneralName(GeneralName.iPAddress, address))
                .toArray(GeneralName[]::new);
        X500Name subject = new X500Name("CN=" + commonName);
        X509Certificate issued = names.length == 0
                ? sign(subject, owner, Extension.basicConstraints, new BasicConstraints(false))
                : sign(subject, owner, Extension.subjectAlternativeName, new GeneralNames(names));
        return new Identity(issued, owner.getPrivate());
    }

    /** The authority's own certificate. */
    Path write(Path file) {
        return writePem(file, certificate);
    }

    private X509Certificate sign(X500Name subject, KeyPair owner, ASN1ObjectIdentifier extension, ASN1Encodable value) {
        Instant now = Instant.now();
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                            name,
                            BigInteger.valueOf(SERIAL.getAndIncrement()),
                            Date.from(now.minus(VALIDITY)),
                            Date.from(now.plus(VALIDITY)),
                            subject,
                            owner.getPublic())
                    .addExtension(extension, true, value);
            ContentSigner signer = new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException("cannot make a certificate for " + subject, e);
        }
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path writePem(Path file, Object content) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(content instanceof PrivateKey key ? new JcaPKCS8Generator(key, null) : content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            return Files.writeString(file, text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
