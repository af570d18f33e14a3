package paybridge.web;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import paybridge.connector.Header;
import paybridge.connector.Incoming;

/// An HTTP request as a message, byte for byte.
final class Incomings {
  private Incomings() {}

  static Incoming of(Context ctx, Incoming.Channel channel, Instant heard) {
    return new Incoming(
        channel,
        ctx.req().getMethod(),
        ctx.req().getRequestURI(),
        Objects.requireNonNullElse(ctx.req().getQueryString(), ""),
        headers(ctx),
        ctx.bodyAsBytes(),
        heard);
  }

  private static List<Header> headers(Context ctx) {
    var headers = new ArrayList<Header>();
    for (var name : Collections.list(ctx.req().getHeaderNames())) {
      for (var value : Collections.list(ctx.req().getHeaders(name))) {
        headers.add(new Header(name, value));
      }
    }
    return headers;
  }
}
