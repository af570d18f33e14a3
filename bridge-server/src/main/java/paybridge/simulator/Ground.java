package paybridge.simulator;

import java.time.InstantSource;
import java.util.List;
import paybridge.checkout.ShowPage;
import paybridge.connector.Wire;
import paybridge.db.Database;
import paybridge.notification.HearReturn;
import paybridge.notification.ReceiveNotification;
import paybridge.shop.Directory;
import paybridge.shop.Register;
import paybridge.web.ShopCalls;
import paybridge.work.Bell;
import paybridge.work.Chance;
import paybridge.work.Patient;
import paybridge.work.Step;

/// What the simulator needs of the bridge: its rooms, put together by whoever may know all of them.
public interface Ground {
  /// The rooms of one process, from its start to its death.
  Rooms rooms(Outside outside);

  /// Whether the bridge reads its shops' books by itself and mends what differs. Until it does, an
  /// order whose shop lied or lost its book is only counted.
  boolean comparesShops();

  /// What a process finds around it.
  ///
  /// @param publicUrl how shops, shoppers and gateways reach it
  record Outside(
      Database database,
      InstantSource clock,
      Chance chance,
      Wire wire,
      Patient threads,
      Bell bell,
      String publicUrl) {}

  /// The entrances, and everything that happens by itself.
  record Rooms(
      Directory directory,
      Register register,
      ShopCalls shopCalls,
      ShowPage showPage,
      ReceiveNotification receive,
      HearReturn hearReturn,
      List<Step> steps) {}
}
