package paybridge.wire;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/// What may stand behind an IP address. From IANA's special-purpose registries (read 2026).
public enum AddressKind {
  /// Reachable by anybody on the internet.
  PUBLIC,
  /// Loopback, private, shared (CGNAT) or unique-local: a shop next door may live there.
  PRIVATE,
  /// Nothing that we may ever speak to: metadata services, link-local, multicast, documentation,
  /// translated and reserved blocks.
  NEVER;

  private static final List<Block> NEVER_V4 =
      blocks(
          "0.0.0.0/8",
          "169.254.0.0/16",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4",
          // metadata services outside link-local: Azure, Alibaba
          "168.63.129.16/32",
          "100.100.100.200/32");
  private static final List<Block> PRIVATE_V4 =
      blocks("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10");
  private static final List<Block> NEVER_V6 =
      blocks(
          // metadata service of AWS, Teredo and other special uses, documentation, 6to4
          "fd00:ec2::/32", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");
  private static final List<Block> PRIVATE_V6 = blocks("::1/128", "fc00::/7");
  private static final List<Block> GLOBAL_V6 = blocks("2000::/3");

  /// The kind of one address. IPv6 outside the one global block is never spoken to, so that
  /// IPv4-mapped, -compatible and -translated forms need no list.
  public static AddressKind of(InetAddress address) {
    var bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return in(bytes, NEVER_V4) ? NEVER : in(bytes, PRIVATE_V4) ? PRIVATE : PUBLIC;
    }
    if (in(bytes, NEVER_V6)) {
      return NEVER;
    }
    return in(bytes, PRIVATE_V6) ? PRIVATE : in(bytes, GLOBAL_V6) ? PUBLIC : NEVER;
  }

  private static boolean in(byte[] address, List<Block> blocks) {
    return blocks.stream().anyMatch(block -> block.holds(address));
  }

  private static List<Block> blocks(String... written) {
    return Arrays.stream(written).map(Block::of).toList();
  }

  private record Block(byte[] network, int bits) {
    static Block of(String written) {
      int slash = written.indexOf('/');
      return new Block(
          InetAddress.ofLiteral(written.substring(0, slash)).getAddress(),
          Integer.parseInt(written.substring(slash + 1)));
    }

    boolean holds(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> bit % 8;
        if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
