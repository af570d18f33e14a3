package paybridge.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressTest {
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "shop.example", List.of("93.184.216.34", "2606:2800:220:1::1"),
          "wordpress", List.of("172.18.0.5"),
          "inside.example", List.of("10.0.0.7"),
          "trap.example", List.of("93.184.216.34", "127.0.0.1"),
          "trap6.example", List.of("2606:2800:220:1::1", "::1"),
          "meta.example", List.of("169.254.169.254"),
          "localhost", List.of("127.0.0.1"));

  private final List<String> resolved = new ArrayList<>();

  private List<InetAddress> resolve(String host) throws UnknownHostException {
    resolved.add(host);
    var addresses = NAMES.get(host);
    if (addresses == null) {
      throw new UnknownHostException(host);
    }
    return addresses.stream().map(InetAddress::ofLiteral).toList();
  }

  private String check(EgressRules rules, String url) {
    try (var guard = new Guard(rules, this::resolve)) {
      return switch (guard.check(url, Duration.ofSeconds(20))) {
        case Guard.Ruling.Open open -> "open " + open.addresses().size();
        case Guard.Ruling.Closed closed -> closed.why();
      };
    }
  }

  private static final EgressRules STRICT = new RegisteredHosts(h -> true, h -> false, false);
  private static final EgressRules DEMO = new RegisteredHosts(h -> true, h -> true, true);

  /// Every inner address in every spelling that some resolver or parser understands.
  static Stream<String> spellings() {
    var urls = new ArrayList<String>();
    var inner =
        List.of(
            new int[] {127, 0, 0, 1},
            new int[] {10, 1, 2, 3},
            new int[] {169, 254, 169, 254},
            new int[] {192, 168, 1, 1},
            new int[] {172, 31, 255, 254},
            new int[] {100, 64, 0, 1},
            new int[] {0, 0, 0, 0},
            new int[] {224, 0, 0, 251});
    for (var p : inner) {
      long all = ((long) p[0] << 24) | p[1] << 16 | p[2] << 8 | p[3];
      var dotted = p[0] + "." + p[1] + "." + p[2] + "." + p[3];
      int high = p[0] << 8 | p[1];
      int low = p[2] << 8 | p[3];
      for (var host :
          List.of(
              Long.toString(all),
              "0x%08x".formatted(all),
              "0X%X".formatted(all),
              "0%o".formatted(all),
              "0x%x.0x%x.0x%x.0x%x".formatted(p[0], p[1], p[2], p[3]),
              "0%o.0%o.0%o.0%o".formatted(p[0], p[1], p[2], p[3]),
              "%03d.%03d.%03d.%03d".formatted(p[0], p[1], p[2], p[3]),
              p[0] + "." + p[1] + "." + low,
              p[0] + "." + (p[1] << 16 | low),
              p[0] + ".0x%x".formatted(p[1] << 16 | low),
              dotted + ".",
              dotted + ".0",
              "1." + dotted,
              "%31" + dotted.substring(1),
              dotted.replace('.', '。'),
              dotted.replace("1", "１"),
              dotted.replace("1", "①"),
              dotted.replace(".", "%2e"),
              "user@" + dotted,
              "shop.example@" + dotted,
              "shop.example:443@" + dotted,
              "[::ffff:" + dotted + "]",
              "[::ffff:%x:%x]".formatted(high, low),
              "[0:0:0:0:0:ffff:%x:%x]".formatted(high, low),
              "[::" + dotted + "]",
              "[::ffff:0:%x:%x]".formatted(high, low),
              "[64:ff9b::" + dotted + "]",
              "[64:ff9b:1::%x:%x]".formatted(high, low),
              "[2002:%x:%x::1]".formatted(high, low),
              "[2001:0:%x:%x::1]".formatted(high, low),
              "[fe80::%x:%x]".formatted(high, low),
              "[::ffff:" + dotted + "%25eth0]")) {
        urls.add("https://" + host + "/");
      }
    }
    urls.addAll(
        List.of(
            "https://shop.example@127.0.0.1/",
            "https://127.0.0.1\\@shop.example/",
            "https://shop.example\\@127.0.0.1/",
            "https://shop.example#@127.0.0.1/",
            "https://shop.example%00.evil/",
            "https://shop.example%2f@127.0.0.1/",
            "https:///127.0.0.1/",
            "https:127.0.0.1",
            "https:/127.0.0.1/",
            "//127.0.0.1/",
            "https://",
            "https://:443/",
            "https://shop.example:0/",
            "https://shop.example:65536/",
            "https://shop.example:443:80/",
            "https://shop.example:/",
            "https://shop.example:-1/",
            "https://shop.example:0x1bb/",
            "https://shop.example:+443/",
            "https:// shop.example/",
            "https://shop .example/",
            "https://shop.example\t/",
            "https://shop.example\r\n/",
            "https://shop.example/\r\nHost: a",
            "https://shop..example/",
            "https://.example/",
            "https://-shop.example/",
            "https://shop-.example/",
            "https://shop_x.example/",
            "https://shop.example./",
            "https://localhost./",
            "https://LOCALHOST%2e/",
            "https://ｓhop.example/",
            "https://sho\u0440.example/",
            "https://shop\u00ad.example/",
            "https://[::1",
            "https://::1/",
            "https://[::1]x/",
            "https://[:]/",
            "https://[1]/",
            "https://[::1%25lo]/",
            "https://[::1%lo]/",
            "https://[v1.1]/",
            "https://[]/",
            "ftp://shop.example/",
            "file:///etc/passwd",
            "gopher://127.0.0.1/",
            "jar:https://a!/",
            "unix:///var/run/docker.sock",
            "javascript:1",
            "data:,",
            "",
            " ",
            "shop.example",
            "https://0/",
            "https://00/",
            "https://0x/",
            "https://1/",
            "https://127.1/",
            "https://127.0.1/",
            "https://256.1.1.1/",
            "https://1.2.3/",
            "https://1.2.3.4.5/",
            "https://a.0x7f/",
            "https://a.1/",
            "https://shop.example/#x",
            "https://" + "a".repeat(64) + ".example/",
            "https://" + "a.".repeat(130) + "b/",
            "https://shop.example/" + "a".repeat(9_000)));
    return urls.stream();
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void an_odd_spelling_reaches_neither_a_name_server_nor_a_host_even_with_the_switch(String url) {
    assertThat(check(DEMO, url)).doesNotStartWith("open");
    assertThat(check(STRICT, url)).doesNotStartWith("open");
    assertThat(resolved).isEmpty();
  }

  @Test
  void there_are_many_spellings() {
    assertThat(spellings().distinct().count()).isGreaterThan(300);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://10.0.0.1/",
        "https://192.168.0.1/",
        "https://172.16.0.1/",
        "https://100.64.0.1/",
        "https://[::1]/",
        "https://[fd12::1]/",
        "https://wordpress/",
        "https://inside.example/",
        "https://trap.example/",
        "https://trap6.example/",
        "https://localhost/",
        "http://shop.example/"
      })
  void private_addresses_and_plain_http_need_an_exception_for_this_host_and_port(String url) {
    assertThat(check(STRICT, url)).startsWith("not allowed");
    assertThat(check(DEMO, url)).startsWith("open");
    var place = HostPort.ofUrl(url);
    assertThat(check(new RegisteredHosts(h -> true, place::equals, false), url)).startsWith("open");
    var otherPort = new HostPort(place.host(), place.port() + 1);
    assertThat(check(new RegisteredHosts(h -> true, otherPort::equals, false), url))
        .startsWith("not allowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://169.254.169.254/",
        "https://169.254.170.2/",
        "https://meta.example/",
        "https://168.63.129.16/",
        "https://100.100.100.200/",
        "https://[fd00:ec2::254]/",
        "https://0.0.0.0/",
        "https://255.255.255.255/",
        "https://224.0.0.1/",
        "https://[ff02::1]/",
        "https://[fe80::1]/",
        "https://[::]/"
      })
  void metadata_and_reserved_addresses_are_refused_whatever_was_recorded(String url) {
    assertThat(check(DEMO, url)).contains("never allowed");
  }

  @Test
  void a_registered_public_host_is_open_with_all_its_addresses() {
    assertThat(check(STRICT, "https://shop.example/a?b=c")).isEqualTo("open 2");
    assertThat(check(STRICT, "HTTPS://SHOP.example:8443")).isEqualTo("open 2");
    assertThat(check(STRICT, "https://93.184.216.34/")).isEqualTo("open 1");
    assertThat(check(STRICT, "https://[2606:2800:220:1::1]:444/")).isEqualTo("open 1");
    assertThat(check(STRICT, "https://8.8.8.8/")).isEqualTo("open 1");
  }

  @Test
  void a_host_that_nobody_registered_is_not_even_resolved() {
    var rules = new RegisteredHosts(h -> h.toString().equals("shop.example:443"), h -> true, true);

    assertThat(check(rules, "https://inside.example/")).contains("not a registered host");
    assertThat(check(rules, "https://shop.example:444/")).contains("not a registered host");
    assertThat(check(rules, "https://shop.example.evil.example/")).contains("not a registered");
    assertThat(resolved).isEmpty();
    assertThat(check(rules, "https://shop.example/")).startsWith("open");
  }

  @Test
  void a_reason_never_quotes_the_path() {
    for (var url :
        List.of("https://x.example/CANARY", "ftp://x/CANARY", "https://x/CANARY CANARY")) {
      assertThat(check(STRICT, url)).doesNotContain("CANARY");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1.1.1.1,PUBLIC",
    "9.255.255.255,PUBLIC",
    "10.0.0.0,PRIVATE",
    "10.255.255.255,PRIVATE",
    "11.0.0.0,PUBLIC",
    "100.63.255.255,PUBLIC",
    "100.64.0.0,PRIVATE",
    "100.127.255.255,PRIVATE",
    "100.128.0.0,PUBLIC",
    "126.255.255.255,PUBLIC",
    "127.0.0.0,PRIVATE",
    "127.255.255.255,PRIVATE",
    "128.0.0.0,PUBLIC",
    "169.253.255.255,PUBLIC",
    "169.254.0.0,NEVER",
    "169.254.255.255,NEVER",
    "169.255.0.0,PUBLIC",
    "172.15.255.255,PUBLIC",
    "172.16.0.0,PRIVATE",
    "172.31.255.255,PRIVATE",
    "172.32.0.0,PUBLIC",
    "192.0.0.0,NEVER",
    "192.0.1.0,PUBLIC",
    "192.0.2.1,NEVER",
    "192.167.255.255,PUBLIC",
    "192.168.0.0,PRIVATE",
    "192.169.0.0,PUBLIC",
    "198.17.255.255,PUBLIC",
    "198.18.0.0,NEVER",
    "198.19.255.255,NEVER",
    "198.20.0.0,PUBLIC",
    "203.0.113.9,NEVER",
    "223.255.255.255,PUBLIC",
    "224.0.0.0,NEVER",
    "239.1.1.1,NEVER",
    "240.0.0.0,NEVER",
    "0.1.2.3,NEVER",
    "1.0.0.0,PUBLIC",
    "168.63.129.16,NEVER",
    "168.63.129.17,PUBLIC",
    "2606:4700::1111,PUBLIC",
    "1fff::1,NEVER",
    "4000::1,NEVER",
    "fc00::1,PRIVATE",
    "fdff::1,PRIVATE",
    "fe00::1,NEVER",
    "fe80::1,NEVER",
    "fec0::1,NEVER",
    "ff02::1,NEVER",
    "::1,PRIVATE",
    "::,NEVER",
    "::2,NEVER",
    "2001:db8::1,NEVER",
    "2001::1,NEVER",
    "2001:1ff:ffff::,NEVER",
    "2001:200::1,PUBLIC",
    "2002:7f00:1::1,NEVER",
    "3fff::1,NEVER",
    "64:ff9b::7f00:1,NEVER",
    "100::1,NEVER",
    "fd00:ec2::254,NEVER"
  })
  void the_borders_of_every_block_are_right(String address, AddressKind kind) {
    assertThat(AddressKind.of(InetAddress.ofLiteral(address))).isEqualTo(kind);
  }

  @Test
  void a_place_is_read_from_a_url_or_refused_with_a_reason() {
    assertThat(HostPort.ofUrl("https://Shop.Example/a")).hasToString("shop.example:443");
    assertThat(HostPort.ofUrl("http://[::1]:8080/")).hasToString("[::1]:8080");
    assertThatThrownBy(() -> HostPort.ofUrl("https://a@shop.example/"))
        .hasMessageContaining("not written plainly");
  }
}
