package paybridge.web;

import io.javalin.http.Context;
import java.util.List;
import paybridge.connector.Header;

/// What is answered over HTTP, whole.
public record Answered(int status, List<Header> headers, byte[] body) {
  void to(Context ctx) {
    ctx.status(status);
    headers.forEach(header -> ctx.header(header.name(), header.value()));
    ctx.result(body);
  }

  /// The status only.
  @Override
  public String toString() {
    return status + ", " + body.length + " bytes";
  }
}
