package paybridge.bridge;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import paybridge.demo.woocommerce.StandInWooShop;
import paybridge.work.Chance;

/// Bridge, sandbox gateway and a small shop on this machine, with throw-away data.
@Command(
    name = "demo",
    description = {
      "Start bridge, sandbox gateway and a small demo shop on free loopback ports.",
      "Nothing is kept: Ctrl-C ends it and removes its data."
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--check",
      fallbackValue = "true",
      description = "Play the whole job without a person; exit 0 only if the shop's order is paid.")
  private boolean check;

  @Option(
      names = "--browser",
      fallbackValue = "true",
      description = "With --check: play it in Chromium.")
  private boolean browser;

  @Option(
      names = "--database",
      arity = "0..1",
      fallbackValue = "embedded",
      paramLabel = "URL",
      description = {
        "Keep the books in PostgreSQL: jdbc:postgresql://host/name?user=...,",
        "or without a URL in a PostgreSQL that is started just for the demo."
      })
  private @Nullable String database;

  @Option(
      names = "--gateway",
      paramLabel = "NAME",
      defaultValue = "sandbox",
      description = {
        "Play this gateway: sandbox (the built-in one), or one that others run, played here on",
        "the wire so that no account is needed: wooshpay, oceanpayment, paymaster.",
        "With --check its published steps are printed with their evidence, then a refund, and a",
        "forged message that must change nothing."
      })
  private String gateway = "sandbox";

  @Option(
      names = {"--flow", "--mode"},
      paramLabel = "WAY",
      defaultValue = "",
      description = {
        "How the shopper meets the gateway. wooshpay: redirect, widget, direct;",
        "oceanpayment: server, form; paymaster: local, remote. The first is the default."
      })
  private String way = "";

  @Option(
      names = "--shop",
      paramLabel = "NAME",
      defaultValue = "",
      description = {
        "With --check: play it with this shop system instead of the demo shop: woocommerce",
        "(a WordPress with a stand-in for WooCommerce, first with the plugin, then without; needs",
        "PHP and MariaDB)."
      })
  private String shop = "";

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
  private CommandSpec command;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!shop.isEmpty()) {
      return inWooCommerce();
    }
    if ("embedded".equals(database)) {
      try (var postgres = EmbeddedPostgres.start()) {
        return run(postgres.getJdbcUrl("postgres", "postgres"));
      }
    }
    return run(database);
  }

  private int inWooCommerce() throws IOException {
    if (!shop.equals("woocommerce")) {
      throw wrong("No shop '" + shop + "' can be played. There is: woocommerce.");
    }
    if (!check || browser || database != null || !gateway.equals("sandbox") || !way.isEmpty()) {
      throw wrong("--shop goes with --check, and with none of the other options.");
    }
    if (!StandInWooShop.isPossible()) {
      throw wrong("A WordPress needs PHP, MariaDB and WordPress' files, and they are not all here.");
    }
    var out = command.commandLine().getOut();
    try (var demo = new WooDemo(InstantSource.system(), Chance.real(), out)) {
      return demo.run() ? 0 : 1;
    }
  }

  private ParameterException wrong(String why) {
    return new ParameterException(command.commandLine(), why);
  }

  private int run(@Nullable String url) throws InterruptedException {
    var clock = InstantSource.system();
    var out = command.commandLine().getOut();
    try (var demo = new Demo(url, clock, Chance.real(), scene())) {
      if (check) {
        var buyer = browser ? new InChromium() : new PlainShopper();
        return new DemoCheck(demo, clock, out).run(buyer) ? 0 : 1;
      }
      say(out, demo);
      waitForEnd();
      return 0;
    }
  }

  private Scene scene() {
    try {
      return Scene.of(gateway, way);
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(command.commandLine(), wrong.getMessage());
    }
  }

  private static void say(PrintWriter out, Demo demo) {
    out.println("A tea shop, a bridge and a test gateway are running. Nothing here is real money.");
    out.println();
    out.println("  Buy something:      " + demo.shopUrl());
    out.println("  Support sees it:    " + demo.welcomeUrl());
    out.println("                      (signs you in once; later " + demo.bridgeUrl() + "/support)");
    out.println("  API reference:      " + demo.bridgeUrl() + "/docs");
    out.println();
    out.println("Ctrl-C ends it.");
    out.flush();
  }

  private static void waitForEnd() throws InterruptedException {
    var end = new CountDownLatch(1);
    var main = Thread.currentThread();
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(
                    () -> {
                      end.countDown();
                      try {
                        main.join(10_000);
                      } catch (InterruptedException ended) {
                        Thread.currentThread().interrupt();
                      }
                    }));
    end.await();
  }
}
