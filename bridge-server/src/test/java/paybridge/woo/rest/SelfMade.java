package paybridge.woo.rest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import paybridge.demo.woocommerce.Programs;

/// A certificate for 127.0.0.1 that this JVM trusts, beside all that it trusted before.
final class SelfMade {
  private static final char[] WORD = "changeit".toCharArray();
  private static final String NAME = "front";

  private SelfMade() {}

  /// The context of a server that shows it. The JVM's default trusts it from now on.
  static SSLContext trusted() throws IOException, GeneralSecurityException {
    var home = Path.of(System.getProperty("java.home"));
    var file = Files.createTempDirectory("paybridge-tls").resolve("front.p12");
    var said =
        Programs.run(
            List.of(
                home.resolve("bin/keytool").toString(), "-genkeypair", "-alias", NAME, "-keyalg",
                "EC", "-dname", "CN=127.0.0.1", "-ext", "san=ip:127.0.0.1", "-validity", "2",
                "-storetype", "PKCS12", "-storepass", new String(WORD), "-keystore",
                file.toString()));
    if (!Files.exists(file)) {
      throw new IllegalStateException(said);
    }
    var own = KeyStore.getInstance(file.toFile(), WORD);
    var trust = KeyStore.getInstance(home.resolve("lib/security/cacerts").toFile(), WORD);
    trust.setCertificateEntry(NAME, own.getCertificate(NAME));
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, WORD);
    var trusts = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusts.init(trust);
    var tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), trusts.getTrustManagers(), null);
    SSLContext.setDefault(tls);
    return tls;
  }
}
