package paybridge.wire;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import paybridge.connector.Header;
import paybridge.connector.WireAnswer;
import paybridge.connector.WireAnswer.NeverSent;
import paybridge.connector.WireAnswer.NoReply;
import paybridge.connector.WireAnswer.Replied;
import paybridge.connector.WireRequest;

/// One request on its way to one address, and what became of it in the three words of the wire.
/// Messages of exceptions are not passed on: they may quote what was sent.
final class Outgoing {
  private static final Pattern METHOD = Pattern.compile("GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS");
  private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
  private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");
  private static final Set<String> OURS =
      Set.of(
          "host",
          "content-length",
          "transfer-encoding",
          "connection",
          "expect",
          "upgrade",
          "te",
          "trailer",
          "accept-encoding");

  private final HttpUriRequestBase request;
  private final HttpClientContext context = HttpClientContext.create();
  private final int limit;
  private volatile boolean late;

  Outgoing(WireRequest asked, URI uri, Duration patience, int limit) {
    this.limit = limit;
    this.request = new HttpUriRequestBase(asked.method(), uri);
    asked.headers().forEach(header -> request.addHeader(header.name(), header.value()));
    // we do not unpack: an answer of a kilobyte could become one of a gigabyte
    request.addHeader("Accept-Encoding", "identity");
    if (asked.body().length > 0 || !Set.of("GET", "HEAD", "DELETE").contains(asked.method())) {
      request.setEntity(new ByteArrayEntity(asked.body(), null));
    }
    var longest = Timeout.of(patience.plusMillis(1));
    request.setConfig(
        RequestConfig.custom()
            .setConnectionRequestTimeout(longest)
            .setResponseTimeout(longest)
            .setAuthenticationEnabled(false)
            .setProtocolUpgradeEnabled(false)
            .setDefaultKeepAlive(20, TimeUnit.SECONDS)
            .build());
  }

  /// Why this cannot be sent at all.
  static Optional<String> fault(WireRequest asked) {
    if (!METHOD.matcher(asked.method()).matches()) {
      return Optional.of("not a method that the wire sends");
    }
    for (var header : asked.headers()) {
      if (!HEADER_NAME.matcher(header.name()).matches()
          || !HEADER_VALUE.matcher(header.value()).matches()) {
        return Optional.of("a header holds characters that a header must not hold");
      }
      if (OURS.contains(header.name().toLowerCase(Locale.ROOT))) {
        return Optional.of("the header " + header.name() + " is written by the wire");
      }
    }
    return Optional.empty();
  }

  WireAnswer over(CloseableHttpClient client, HttpHost host) {
    try {
      return client.execute(host, request, context, this::read);
    } catch (TooLarge tooLarge) {
      return new NoReply("the answer is too large");
    } catch (IOException | RuntimeException failure) {
      return PinnedClient.sending(context)
          ? new NoReply(late ? "no answer in time" : "the answer broke off: " + kind(failure))
          : new NeverSent(notConnected(failure));
    }
  }

  /// Patience is at an end.
  void expire() {
    late = true;
    request.cancel();
  }

  private WireAnswer read(ClassicHttpResponse response) throws IOException {
    var headers = new ArrayList<Header>();
    for (var header : response.getHeaders()) {
      headers.add(new Header(header.getName(), Optional.ofNullable(header.getValue()).orElse("")));
    }
    var body = new byte[0];
    var entity = response.getEntity();
    if (entity != null) {
      if (entity.getContentLength() > limit) {
        throw tooLarge();
      }
      body = entity.getContent().readNBytes(limit + 1);
      if (body.length > limit) {
        throw tooLarge();
      }
    }
    return new Replied(response.getCode(), List.copyOf(headers), body);
  }

  /// The connection is closed at once: nobody reads the rest only to reuse it.
  private TooLarge tooLarge() {
    request.cancel();
    return new TooLarge();
  }

  private String notConnected(Exception failure) {
    if (late) {
      return "not connected in time";
    }
    return switch (failure) {
      case ConnectionRequestTimeoutException full -> "no free connection in time";
      case SocketTimeoutException slow -> "not connected in time";
      case NoRouteToHostException none -> "no route to the host";
      case ConnectException refused -> "connection refused";
      case SSLException untrusted -> "no trusted TLS connection: " + kind(untrusted);
      default -> "not connected: " + kind(failure);
    };
  }

  private static String kind(Exception failure) {
    return failure.getClass().getSimpleName();
  }

  private static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
