package paybridge.checkout;

/// The exact answer to a call: HTTP status and body. Signed anew each time it is sent.
public record Reply(int status, byte[] body) {}
