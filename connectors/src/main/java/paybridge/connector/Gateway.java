package paybridge.connector;

import java.util.List;

/// A payment gateway. What every gateway can do stands here; what only some can do is an interface
/// of its own ([AnswersStatus], [AnswersStatusInBatches], [ListsByTime], [CapturesMoney],
/// [VoidsAuthorizations], [RefundsMoney], [ChargesStoredMethods], [ClosesPages],
/// [RegistersEndpoint], [TakesTracking]).
///
/// Dangerous: [#read] decides what counts as proof. A wrong signature, an unknown terminal, an
/// empty secret are *Unproved*; a word that is not in the table is *Unclear*, never a guess.
public interface Gateway extends Connector {
  /// The methods this account can offer.
  List<MethodSpec> methods(Account account);

  /// Opens a page for the shopper. Moves no money; may be repeated with the same reference.
  Answer<Opened> open(GatewayCall call, OpenRequest request);

  /// Proves and translates a message. Pure.
  Reading read(Account account, Incoming message);

  /// Every address that calls of this account may begin with; the wire speaks to no other host. As
  /// long as a dialect has no hosts of its own, these are its settings that are addresses.
  default List<String> addresses(Account account) {
    return settings().stream()
        .filter(spec -> spec.kind() == SettingSpec.Kind.URL)
        .map(spec -> account.settings().text(spec.name()).strip())
        .filter(address -> !address.isEmpty())
        .toList();
  }

  /// True when a proved message about money counts only for the payment that the gateway named to us
  /// before, in answer to our own call; about any other one the gateway is asked first. For gateways
  /// whose signature alone proves too little.
  default boolean believesOnlyNamedPayments() {
    return false;
  }

  /// What the gateway is answered once the message is on disk. A published recipe with a wrong
  /// signature gets 403 without the gateway's word.
  default Acknowledgement acknowledge(Incoming message, Reading reading) {
    return switch (reading) {
      case Reading.Genuine _, Reading.Irrelevant _, Reading.Unclear _ ->
          Acknowledgement.plain(200, "ok");
      case Reading.Unproved _ -> Acknowledgement.plain(403, "signature not accepted");
    };
  }
}
