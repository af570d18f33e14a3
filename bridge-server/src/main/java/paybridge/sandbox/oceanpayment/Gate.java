package paybridge.sandbox.oceanpayment;

import paybridge.sandbox.play.Diary;

/// Lets in only whom it knows: account, terminal, signature, in the order of the codes of contract
/// section 20. An unknown terminal is refused before anything is hashed.
record Gate(Ledger ledger, Diary diary) {
  /// Who is asking.
  Merchant enter(Asked asked, SignedText recipe) throws Refusal {
    var account = asked.need("account", 6, "20001", "20004", "account");
    var terminal = asked.need("terminal", 12, "20002", "20004", "terminal");
    var signature = asked.need("signValue", 64, "20003", "20013", "signValue");
    var merchant =
        ledger
            .merchant(account, terminal)
            .orElseThrow(() -> new Refusal("20004", "account and terminal do not match"));
    if (asked.has("secureCode")) {
      throw new Refusal(Refusal.OTHER, "the secure code must never be sent");
    }
    if (!recipe.proves(asked.fields(), merchant.secureCode(), signature)) {
      throw new Refusal("20013", "signValue is wrong");
    }
    return merchant;
  }

  /// Keeps that a request was refused.
  void refused(Asked asked, Refusal refusal) {
    diary.note(asked.get("order_number"), "refused", refusal.details());
  }
}
