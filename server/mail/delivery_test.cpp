// SPDX-License-Identifier: Apache-2.0
#include "mail/delivery.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "mail/couriers.h"
#include "testing/databases.h"
#include "testing/fake_clock.h"
#include "testing/mail_server.h"
#include "testing/migration_texts.h"

using mail::Delivery;
using mail::Fate;
using mail::Mail;
using mail::PlannedMail;
using mail::State;
using testing::FakeClock;
using namespace std::chrono_literals;

namespace {

/// A school with a queue, a mail server and somebody who delivers.
struct Story {
  explicit Story(db::Database& database, FakeClock& its_clock, int per_minute = 0)
      : db(database), clock(its_clock), delivery(parts(), {.per_minute = per_minute}) {}

  mail::DeliveryParts parts() {
    return {.db = db,
            .clock = clock,
            .sender = [](db::Reader&) {
              return mail::Sender{.address = *base::Email::parse("school@stoa.test"),
                                  .name = "Stoa",
                                  .reply_to = {}};
            },
            .on_hard_bounce =
                [this](db::Transaction&, const base::Email& address, const std::string& answer) {
                  bounces.push_back(address.text() + " " + answer);
                }};
  }

  base::Id<Mail> plan(const std::string& key, const std::string& to = "anna@stoa.test",
                      const std::function<void(PlannedMail&)>& change = {}) {
    PlannedMail planned{.unique_key = key,
                        .recipient = base::Email::parse(to),
                        .kind = "access",
                        .subject = key,
                        .text = "Hello",
                        .html = "<p>Hello</p>"};
    if (change) change(planned);
    return *db.write([&](auto& tx) { return mail::plan(tx, planned, Fate::planned()); });
  }

  std::unique_ptr<net::SmtpTransport> connect() const {
    return std::make_unique<net::SmtpTransport>(net::SmtpSettings{
        .host = "127.0.0.1", .port = port, .security = net::SmtpSecurity::Off});
  }
  int send() {
    const auto transport = connect();
    return delivery.send_due(*transport);
  }
  int send(std::string_view mode) {
    server.set_mode(mode);
    return send();
  }
  Mail mail_of(base::Id<Mail> id) const {
    return db.read([&](db::Reader& reader) { return mail::mail_of(reader, id); });
  }
  std::string subject_of(const testing::TakenMail& mail) const {
    const auto at = mail.content.find("Subject: ") + 9;
    return mail.content.substr(at, mail.content.find('\r', at) - at);
  }
  std::vector<std::string> taken_subjects() const {
    std::vector<std::string> subjects;
    for (const auto& mail : server.taken()) subjects.push_back(subject_of(mail));
    return subjects;
  }

  db::Database& db;
  FakeClock& clock;
  testing::MailServer server;
  int port = server.port();
  std::vector<std::string> bounces;
  Delivery delivery;
};

void on_both_engines(const std::function<void(db::Database&, FakeClock&)>& test) {
  for (const db::Engine engine : testing::engines()) {
    FakeClock clock;
    const testing::DatabaseSetup setup{.migrations = testing::migration_texts(STOA_SOURCE),
                                       .clock = &clock};
    const auto run = [&](db::Database& db) { test(db, clock); };
    testing::on_engine(engine, setup, run);
  }
}

std::string message_id_of(const std::string& content) {
  const auto at = content.find("Message-ID: ");
  return content.substr(at, content.find('\r', at) - at);
}

}  // namespace

TEST_CASE("a planned mail arrives once, and the log says so in the server's words") {
  on_both_engines([](db::Database& db, FakeClock& clock) {
    Story story(db, clock);
    const auto id = story.plan("hello");
    CHECK(story.send() == 1);
    CHECK(story.send() == 0);
    const Mail mail = story.mail_of(id);
    CHECK(mail.state == State::Sent);
    CHECK(mail.server_answer == "250 2.0.0 kept as 1");
    CHECK(mail.sent_at == FakeClock::noon);
    REQUIRE(story.server.taken().size() == 1);
    CHECK(story.server.taken().front().recipients == std::vector<std::string>{"anna@stoa.test"});
    CHECK(message_id_of(story.server.taken().front().content) ==
          "Message-ID: <" + id.text() + "@stoa.test>");
  });
}

TEST_CASE("the secrets arrive, and are forgotten when the mail has left") {
  on_both_engines([](db::Database& db, FakeClock& clock) {
    Story story(db, clock);
    const auto id = story.plan("login", "anna@stoa.test", [](PlannedMail& mail) {
      mail.text = "ABCD-EFGH";
      mail.secrets = {"ABCD-EFGH"};
    });
    story.send();
    CHECK(story.server.taken().front().content.contains("ABCD-EFGH"));
    CHECK(db.read([&](db::Reader& reader) {
      return mail::body_of(reader, id, mail::Secrets::Shown).text;
    }) == "••••••••");
  });
}

TEST_CASE("a dead address is told to whoever knows its owner, and gets nothing more") {
  on_both_engines([](db::Database& db, FakeClock& clock) {
    Story story(db, clock);
    const auto first = story.plan("first");
    const auto second = story.plan("second");
    const auto other = story.plan("other", "boris@stoa.test");
    story.server.set_mode("refuse");
    const auto transport = story.connect();
    CHECK(story.delivery.send_due(*transport, 1) == 1);
    CHECK(story.mail_of(first).state == State::Failed);
    CHECK(story.mail_of(first).why == "refused");
    CHECK(story.mail_of(second).state == State::NotSent);
    CHECK(story.mail_of(second).why == "address_bounced");
    CHECK(story.mail_of(other).state == State::Planned);
    CHECK(story.bounces == std::vector<std::string>{
                               "anna@stoa.test 550 5.1.1 <anna@stoa.test>: no such mailbox"});
  });
}

TEST_CASE("a refusal by rule fails the mail and leaves the address alone") {
  on_both_engines([](db::Database& db, FakeClock& clock) {
    Story story(db, clock);
    const auto id = story.plan("hello");
    CHECK(story.send("policy") == 1);
    CHECK(story.mail_of(id).state == State::Failed);
    CHECK(story.bounces.empty());
  });
}

TEST_CASE("a mail told to come later comes later, with growing pauses, for three days") {
  on_both_engines([](db::Database& db, FakeClock& clock) {
    Story story(db, clock);
    const auto id = story.plan("hello");
    int tries = story.send("later");
    CHECK(story.mail_of(id).why == "try_later");
    CHECK(story.send() == 0);
    while (story.mail_of(id).state == State::Planned && tries < 1000) {
      clock.advance(5min);
      tries += story.send();
    }
    CHECK(story.mail_of(id).why == "gave_up");
    CHECK(clock.now() - FakeClock::noon >= 72h);
    CHECK(clock.now() - FakeClock::noon <= 78h);
    CHECK(tries < 30);
    CHECK(story.mail_of(id).attempts == tries);
  });
}

TEST_CASE("a mail of unknown outcome goes again with the same Message-ID") {
  on_both_engines([](db::Database& db, FakeClock& clock) {
    Story story(db, clock);
    const auto id = story.plan("hello");
    story.send("drop");
    CHECK(story.mail_of(id).why == "outcome_unknown");
    clock.advance(1min);
    CHECK(story.send("accept") == 1);
    const auto taken = story.server.taken();
    REQUIRE(taken.size() == 2);
    CHECK(taken.at(0).content == taken.at(1).content);
    CHECK(story.mail_of(id).state == State::Sent);
  });
}

TEST_CASE("a mail whose sender died goes again when the lease is over, and not before") {
  on_both_engines([](db::Database& db, FakeClock& clock) {
    Story story(db, clock);
    const auto id = story.plan("hello");
    db.write([&](db::Transaction& tx) {
      tx.run("UPDATE mails SET state = 'sending', attempts = 1, leased_until = $2 WHERE id = $1",
             id, tx.now() + Delivery::lease);
    });
    CHECK(story.send() == 0);
    clock.advance(Delivery::lease + 1s);
    CHECK(story.send() == 1);
    CHECK(story.mail_of(id).state == State::Sent);
  });
}

TEST_CASE("a server that is down for a day and a half loses nothing") {
  on_both_engines([](db::Database& db, FakeClock& clock) {
    Story story(db, clock);
    std::vector<base::Id<Mail>> ids;
    for (int i = 0; i < 50; ++i) {
      ids.push_back(story.plan(std::to_string(i), "p" + std::to_string(i % 20) + "@stoa.test"));
    }
    story.port = testing::dead_port();
    for (int i = 0; i < 36; ++i) {
      CHECK(story.send() <= 1);  // one mail is enough to find out
      clock.advance(1h);
    }
    CHECK(story.delivery.trouble()->since == FakeClock::noon);
    story.port = story.server.port();
    for (int i = 0; i < 10; ++i) {
      story.send();
      clock.advance(1min);
    }
    CHECK_FALSE(story.delivery.trouble().has_value());
    CHECK(story.server.taken().size() == 50);
    for (const auto id : ids) CHECK(story.mail_of(id).state == State::Sent);
  });
}

TEST_CASE("mails to one person arrive in the order in which they were planned") {
  on_both_engines([](db::Database& db, FakeClock& clock) {
    Story story(db, clock);
    story.plan("1");
    story.plan("2");
    story.plan("3", "boris@stoa.test");
    const auto transport = story.connect();
    story.server.set_mode("later");
    CHECK(story.delivery.send_due(*transport, 1) == 1);
    story.server.set_mode("accept");
    CHECK(story.delivery.send_due(*transport) == 1);
    CHECK(story.taken_subjects() == std::vector<std::string>{"3"});
    clock.advance(1min);
    CHECK(story.delivery.send_due(*transport) == 2);
    CHECK(story.taken_subjects() == std::vector<std::string>{"3", "1", "2"});
  });
}

TEST_CASE("a mail somebody waits for overtakes the rest") {
  on_both_engines([](db::Database& db, FakeClock& clock) {
    Story story(db, clock);
    for (int i = 0; i < 5; ++i) story.plan("news", "p" + std::to_string(i) + "@stoa.test",
                                           [&](PlannedMail& mail) {
                                             mail.unique_key = "news" + std::to_string(i);
                                           });
    clock.advance(1s);
    story.plan("code", "p0@stoa.test", [](PlannedMail& mail) { mail.urgent = true; });
    story.send();
    CHECK(story.taken_subjects().front() == "code");
    CHECK(story.taken_subjects().size() == 6);
  });
}

TEST_CASE("a code that is no longer valid is not sent any more") {
  on_both_engines([](db::Database& db, FakeClock& clock) {
    Story story(db, clock);
    const auto id = story.plan("code", "anna@stoa.test", [](PlannedMail& mail) {
      mail.send_before = FakeClock::noon + 10min;
    });
    clock.advance(10min);
    CHECK(story.send() == 0);
    CHECK(story.mail_of(id).state == State::NotSent);
    CHECK(story.mail_of(id).why == "expired");
  });
}

TEST_CASE("the rate is kept, however much waits") {
  on_both_engines([](db::Database& db, FakeClock& clock) {
    Story story(db, clock, 60);
    for (int i = 0; i < 20; ++i) {
      story.plan(std::to_string(i), "p" + std::to_string(i) + "@stoa.test");
    }
    int sent = 0;
    for (int i = 0; i < 10; ++i) {
      sent += story.send();
      clock.advance(1s);
    }
    CHECK(sent >= 10);
    CHECK(sent <= 12);
  });
}

TEST_CASE("several couriers send each mail once") {
  on_both_engines([](db::Database& db, FakeClock& clock) {
    Story story(db, clock);
    for (int i = 0; i < 60; ++i) {
      story.plan(std::to_string(i), "p" + std::to_string(i % 7) + "@stoa.test");
    }
    mail::Couriers couriers(story.delivery, db, [&] { return story.connect(); }, 4);
    couriers.start();
    for (int i = 0; i < 500 && story.server.taken().size() < 60; ++i) {
      std::this_thread::sleep_for(20ms);
    }
    couriers.stop();
    auto subjects = story.taken_subjects();
    CHECK(subjects.size() == 60);
    std::ranges::sort(subjects);
    CHECK(std::ranges::unique(subjects).empty());
  });
}
