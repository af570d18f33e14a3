package paybridge.bridge;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import paybridge.asking.AskGateway;
import paybridge.asking.AskingStep;
import paybridge.asking.ListDaily;
import paybridge.asking.ListGaps;
import paybridge.asking.QueryBudget;
import paybridge.asking.Unknowns;
import paybridge.checkout.Answers;
import paybridge.checkout.ChargeStored;
import paybridge.checkout.MoveMoney;
import paybridge.checkout.NewAttempt;
import paybridge.checkout.OpenCheckout;
import paybridge.checkout.Opening;
import paybridge.checkout.SendOperation;
import paybridge.checkout.SecondPayments;
import paybridge.checkout.ServeStaff;
import paybridge.checkout.ShopQuestions;
import paybridge.checkout.ShowPage;
import paybridge.checkout.TellShipments;
import paybridge.comparing.CompareStep;
import paybridge.comparing.Judge;
import paybridge.connector.Wire;
import paybridge.db.Database;
import paybridge.db.Ids;
import paybridge.finding.LookForOrders;
import paybridge.finding.ServeOrder;
import paybridge.notification.HearReturn;
import paybridge.notification.JudgeAgain;
import paybridge.notification.JudgeAgainStep;
import paybridge.notification.MatchMessages;
import paybridge.notification.ReceiveNotification;
import paybridge.ordersync.DeliverOrderUpdates;
import paybridge.ordersync.ReplayStep;
import paybridge.ordersync.Replays;
import paybridge.privacy.DrawPerson;
import paybridge.privacy.ForgetOrder;
import paybridge.privacy.PersonalData;
import paybridge.shop.CheckRoad;
import paybridge.shop.ConnectAccount;
import paybridge.shop.ConnectShop;
import paybridge.shop.Directory;
import paybridge.shop.GatewayCalls;
import paybridge.shop.MakePlugin;
import paybridge.shop.MeetShop;
import paybridge.shop.MoveShop;
import paybridge.shop.PluginUpdates;
import paybridge.shop.Register;
import paybridge.truth.Cases;
import paybridge.truth.Comments;
import paybridge.truth.Entries;
import paybridge.truth.Hearing;
import paybridge.truth.ShopBook;
import paybridge.truth.TellAgain;
import paybridge.vault.Vault;
import paybridge.web.ShopCalls;
import paybridge.work.Bell;
import paybridge.work.Breakers;
import paybridge.work.Chance;
import paybridge.work.Places;
import paybridge.work.Step;
import paybridge.work.Within;

/// Every room of the bridge, put together. Clock, chance, database, wire and threads come from
/// outside, so that a test can hold each of them.
public final class Parts {
  /// A quarter of the places of a step are the most that one account may hold.
  private static final int PLACES = 16;

  /// What comes from outside.
  ///
  /// @param publicUrl where shoppers, shops and gateways reach the bridge, no slash at the end
  /// @param gatewayPatience how long a shop's checkout call waits for the gateway
  public record Outside(
      Database database,
      Vault vault,
      InstantSource clock,
      Chance chance,
      Wire wire,
      Executor threads,
      Bell bell,
      String publicUrl,
      Duration gatewayPatience) {}

  public final Outside outside;
  public final Ids ids;
  public final Directory directory;
  public final GatewayCalls gateways;
  public final Register register;
  public final ConnectAccount connectAccount;
  public final Entries entries;
  public final Comments comments;
  public final Hearing hearing;
  public final Answers answers;
  public final Opening opening;
  public final OpenCheckout openCheckout;
  public final ShowPage showPage;
  public final AskGateway askGateway;
  public final ChargeStored chargeStored;
  public final MoveMoney moveMoney;
  public final ServeStaff serveStaff;
  public final Replays replays;
  public final ShopQuestions questions;
  public final MeetShop meetShop;
  public final CheckRoad checkRoad;
  public final MoveShop moveShop;
  public final MakePlugin makePlugin;
  public final PluginUpdates pluginUpdates;
  public final PersonalData personalData;
  public final ConnectShop connectShop;
  public final ShopCalls shopCalls;
  public final ReceiveNotification receive;
  public final MatchMessages match;
  public final JudgeAgain judgeAgain;
  public final HearReturn hearReturn;

  private final List<Step> steps;

  public Parts(Outside o) {
    outside = o;
    ids = new Ids(o.clock(), o.chance());
    directory = new Directory(o.database(), o.vault(), o.clock());
    register = new Register(o.database(), o.vault(), o.clock(), ids, o.chance());
    gateways =
        new GatewayCalls(new Breakers(o.wire(), o.clock()), o.clock(), o.publicUrl());
    connectAccount =
        new ConnectAccount(register, directory, gateways);
    entries = new Entries(ids, o.clock(), o.vault());
    comments = new Comments(ids, o.clock(), o.vault());
    hearing = new Hearing(ids, o.clock(), o.vault());
    answers = new Answers(o.database(), o.clock());
    var cases = new Cases(ids, o.clock());
    var shopBook = new ShopBook(o.clock());
    var within = new Within(o.threads());
    opening = new Opening(o.clock(), o.vault(), gateways, entries, hearing, o.publicUrl());
    var newAttempt = new NewAttempt(o.clock(), ids, o.chance(), o.vault(), entries, opening);
    openCheckout =
        new OpenCheckout(
            o.database(), directory, o.clock(), answers, opening, newAttempt, within, o.bell(),
            o.gatewayPatience(), o.publicUrl());
    showPage = new ShowPage(o.database(), directory, o.clock(), opening, within, o.bell());
    var budget = new QueryBudget(o.clock());
    askGateway =
        new AskGateway(
            o.database(), directory, o.clock(), gateways, entries, hearing,
            new Unknowns(o.clock(), hearing, cases), budget, o.bell());
    var send =
        new SendOperation(
            o.database(), directory, o.clock(), gateways, entries, hearing,
            o.vault(), new Places(PLACES), o.bell());
    chargeStored =
        new ChargeStored(
            o.database(), directory, o.clock(), ids, hearing, newAttempt, send, o.bell());
    moveMoney = new MoveMoney(o.database(), directory, o.clock(), ids, entries, hearing, send);
    var tellAgain = new TellAgain(o.clock(), entries);
    serveStaff =
        new ServeStaff(
            o.database(), o.clock(), entries, askGateway, moveMoney, tellAgain, o.bell());
    replays = new Replays(o.database(), o.clock(), ids, tellAgain, o.bell());
    questions =
        new ShopQuestions(
            o.database(), directory, o.clock(), ids, hearing, shopBook, entries, askGateway,
            within);
    meetShop =
        new MeetShop(
            o.database(), directory, o.vault(), o.clock(), ids, o.chance(), o.wire(), o.bell());
    checkRoad = new CheckRoad(o.clock(), ids, o.chance(), o.wire());
    moveShop = new MoveShop(o.database(), directory, o.clock(), ids, o.chance(), o.wire());
    pluginUpdates = new PluginUpdates(o.clock(), o.publicUrl());
    makePlugin =
        new MakePlugin(o.database(), directory, register, ids, o.clock(), o.publicUrl());
    personalData =
        new PersonalData(
            o.database(), o.vault(), new DrawPerson(directory, o.vault(), comments),
            new ForgetOrder(o.vault(), hearing, entries));
    connectShop =
        new ConnectShop(
            o.database(), directory, o.vault(), o.clock(), ids, o.chance(), o.wire(), o.bell());
    shopCalls =
        new ShopCalls(
            directory, o.clock(), ids, answers, openCheckout, chargeStored, moveMoney, questions,
            meetShop, checkRoad, personalData, moveShop, pluginUpdates);
    receive = new ReceiveNotification(o.database(), o.clock(), ids, o.vault(), o.bell());
    match =
        new MatchMessages(
            o.database(), directory, o.clock(), o.vault(), entries, hearing, o.bell());
    judgeAgain = new JudgeAgain(o.database(), o.clock(), o.vault(), o.bell());
    hearReturn =
        new HearReturn(o.database(), directory, o.vault(), receive, match, askGateway, within);
    var deliver =
        new DeliverOrderUpdates(
            o.database().behind(), directory, o.clock(), o.chance(), o.wire(), entries, hearing, shopBook,
            cases, o.bell());
    var look =
        new LookForOrders(
            o.database(), directory, o.clock(), ids, o.wire(),
            new ServeOrder(
                o.database(), directory, o.clock(), o.wire(), openCheckout, questions, shopBook,
                entries, o.publicUrl()),
            connectShop, o.publicUrl());
    var judge = new Judge(o.clock(), entries, hearing, cases);
    var compare =
        new CompareStep(o.database(), directory, o.clock(), ids, o.wire(), shopBook, judge);
    steps =
        List.of(
            meetShop, match, deliver, send, look, compare,
            new ReplayStep(o.database().behind(), o.clock(), tellAgain, o.bell()),
            new ListGaps(o.database(), directory, o.clock(), gateways),
            new ListDaily(o.database(), directory, o.clock(), gateways),
            new JudgeAgainStep(o.database(), directory, o.clock(), judgeAgain),
            new SecondPayments(
                o.database(), directory, o.clock(), entries, moveMoney, o.bell()),
            new TellShipments(
                o.database(), directory, o.clock(), o.chance(), gateways, entries,
                new Places(PLACES)),
            new AskingStep(o.database(), directory, o.clock(), budget, new Places(PLACES), askGateway));
  }

  /// Everything that happens by itself.
  public List<Step> steps() {
    return steps;
  }
}
