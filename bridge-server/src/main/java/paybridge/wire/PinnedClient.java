package paybridge.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/// The HTTP client: every cleverness is off (retries, redirects, cookies, sign-in, compression,
/// proxies, settings of the machine), names are never resolved here, and it tells when a request
/// began to be written.
final class PinnedClient {
  private static final int BUFFER = 1_024;
  private static final String SENDING = "paybridge.sending";

  private PinnedClient() {}

  static CloseableHttpClient open(WireLimits limits, SSLContext tls) {
    var connect = Timeout.of(limits.connect());
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(new NoNames())
            .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
            .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(connect).build())
            .setConnectionFactory(
                ManagedHttpClientConnectionFactory.builder()
                    .http1Config(
                        // two buffers a connection: with the usual 8 KB each, two thousand calls
                        // under way would need a small server's whole memory
                        Http1Config.custom()
                            .setBufferSize(BUFFER)
                            .setMaxHeaderCount(200)
                            .setMaxLineLength(16_384)
                            .build())
                    .build())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(connect)
                    // a connection that the far end closed meanwhile would look like a lost answer
                    .setValidateAfterInactivity(TimeValue.ofMilliseconds(500))
                    .setIdleTimeout(Timeout.ofSeconds(20))
                    .setTimeToLive(TimeValue.ofMinutes(5))
                    .build())
            .setMaxConnPerRoute(limits.perRoute())
            .setMaxConnTotal(limits.total())
            .build();
    return HttpClientBuilder.create()
        .setConnectionManager(connections)
        .setUserAgent("Paybridge")
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .disableConnectionState()
        .addExecInterceptorAfter(ChainElement.CONNECT.name(), SENDING, markSending())
        .build();
  }

  /// Whether a byte of the request may have left: the connection stood, TLS included.
  static boolean sending(HttpContext context) {
    return context.getAttribute(SENDING) != null;
  }

  private static ExecChainHandler markSending() {
    return (request, scope, chain) -> {
      scope.clientContext.setAttribute(SENDING, true);
      return chain.proceed(request, scope);
    };
  }

  private static final class NoNames implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      throw new UnknownHostException("names are resolved by the guard only");
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
