package paybridge.sandbox.paymaster;

/// A merchant's account.
///
/// @param url where the gateway listens for it
/// @param key 64 upper-case hexadecimal characters, used as text
record Merchant(String id, String service, String url, String key) {
  @Override
  public String toString() {
    return id;
  }
}
