package paybridge.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Which fields are masked, by their names. In doubt a field is masked: staff lose a word, a
/// customer loses nothing.
final class SensitiveNames {
  /// Anywhere in the name, whatever stands around it.
  private static final List<String> PARTS =
      List.of(
          "secret",
          "token",
          "passw",
          "signature",
          "authorization",
          "cookie",
          "email",
          "phone",
          "mobile",
          "address",
          "street",
          "postcode",
          "postal",
          "firstname",
          "lastname",
          "fullname",
          "chname",
          "username",
          "surname",
          "birth",
          "credential",
          "securecode",
          "quickpayid",
          "signvalue",
          "cardnum",
          "cardno",
          "iban",
          "passport",
          "fingerprint",
          "useragent",
          "forwarded",
          "apikey",
          "privatekey",
          "orderkey",
          "accountnumber",
          "accountno",
          "bankaccount",
          "whatsapp");

  /// As a whole word of the name: `billing_city`, `payerIp`.
  private static final Set<String> WORDS =
      Set.of(
          "name",
          "mail",
          "mails",
          "phone",
          "hp",
          "tel",
          "fax",
          "address",
          "addr",
          "city",
          "town",
          "zip",
          "province",
          "district",
          "line1",
          "line2",
          "address1",
          "address2",
          "ip",
          "ipaddr",
          "ipaddress",
          "ipv4",
          "ipv6",
          "card",
          "cards",
          "pan",
          "cvv",
          "cvv2",
          "cvc",
          "csc",
          "pin",
          "otp",
          "expiry",
          "exp",
          "sign",
          "sig",
          "hash",
          "hmac",
          "mac",
          "key",
          "auth",
          "pwd",
          "pass",
          "customer",
          "payer",
          "buyer",
          "shopper",
          "holder",
          "cardholder",
          "recipient",
          "consignee",
          "contact",
          "consumer",
          "billing",
          "shipping",
          "billto",
          "shipto",
          "dob",
          "gender",
          "ssn",
          "nric",
          "taxid",
          "vat",
          "latitude",
          "longitude",
          "lat",
          "lng",
          "device",
          "ua",
          "session",
          "nonce",
          "jwt",
          "bearer",
          "note",
          "person");

  /// Shown even below a masked field, because staff need them and they name nobody.
  private static final Set<String> SHOWN =
      Set.of(
          "brand",
          "cardbrand",
          "cardtype",
          "country",
          "countrycode",
          "currency",
          "status",
          "type",
          "paymentauthtype",
          "methodname",
          "ordernotes",
          "eventname");

  private static final Pattern HUMPS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[^\\p{L}\\p{N}]+");
  private static final Pattern JOINTS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private SensitiveNames() {}

  static boolean masks(String name) {
    var joined = JOINTS.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
    if (SHOWN.contains(joined)) {
      return false;
    }
    return PARTS.stream().anyMatch(joined::contains)
        || words(name).stream().anyMatch(WORDS::contains)
        || WORDS.contains(joined);
  }

  static boolean shows(String name) {
    return SHOWN.contains(JOINTS.matcher(name).replaceAll("").toLowerCase(Locale.ROOT));
  }

  /// Whose value goes on after a comma or semicolon.
  static boolean fillsTheLine(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    return List.of("cookie", "authorization", "forwarded", "signature", "agent").stream()
        .anyMatch(lower::contains);
  }

  private static List<String> words(String name) {
    var words = new ArrayList<String>();
    for (var word : HUMPS.split(name)) {
      words.add(word.toLowerCase(Locale.ROOT));
    }
    return words;
  }
}
