// SPDX-License-Identifier: Apache-2.0
#include "mail/mail_log.h"

#include <doctest/doctest.h>

#include "base/rejections.h"
#include "testing/databases.h"
#include "testing/fake_clock.h"
#include "testing/migration_texts.h"

using mail::Fate;
using mail::Mail;
using mail::PlannedMail;
using mail::State;
using namespace std::chrono_literals;

namespace {

struct Contact {};

void on_both_engines(const std::function<void(db::Database&, testing::FakeClock&)>& test) {
  testing::FakeClock clock;
  const testing::DatabaseSetup setup{.migrations = testing::migration_texts(STOA_SOURCE),
                                     .clock = &clock};
  const auto run = [&](db::Database& db) { test(db, clock); };
  testing::on_both_engines(setup, run);
}

PlannedMail a_mail(const std::string& key, const std::string& to = "anna@stoa.test") {
  return {.unique_key = key,
          .recipient = base::Email::parse(to),
          .kind = "access",
          .language = base::Language::fr,
          .subject = "Été à l’école",
          .text = "token t0ken_x",
          .html = "<p>token t0ken_x</p>"};
}

base::Id<Mail> planned(db::Database& db, const PlannedMail& mail,
                       const Fate& fate = Fate::planned()) {
  return *db.write([&](db::Transaction& tx) { return mail::plan(tx, mail, fate); });
}

Mail mail_of(db::Database& db, base::Id<Mail> id) {
  return db.read([&](db::Reader& reader) { return mail::mail_of(reader, id); });
}

std::vector<Mail> listed(db::Database& db, const mail::Filter& filter) {
  return db.read([&](db::Reader& reader) {
    const auto mails = mail::list_mails(reader, filter);
    if (filter.limit >= 50) {
      CHECK(mail::count_mails(reader, filter) == static_cast<std::int64_t>(mails.size()));
    }
    return mails;
  });
}

mail::Body body_of(db::Database& db, base::Id<Mail> id, mail::Secrets secrets) {
  return db.read([&](db::Reader& reader) { return mail::body_of(reader, id, secrets); });
}

}  // namespace

TEST_CASE("of two mails with one key the second is never made") {
  on_both_engines([](db::Database& db, testing::FakeClock&) {
    const auto first = planned(db, a_mail("order:1"));
    const auto second = db.write(
        [&](db::Transaction& tx) { return mail::plan(tx, a_mail("order:1"), Fate::planned()); });
    CHECK_FALSE(second.has_value());
    CHECK(listed(db, {}).size() == 1);
    CHECK(listed(db, {}).front().id == first);
    CHECK(db.read([](db::Reader& reader) { return mail::is_planned(reader, "order:1"); }));
    CHECK_FALSE(db.read([](db::Reader& reader) { return mail::is_planned(reader, "order:2"); }));
  });
}

TEST_CASE("a mail keeps what it says and why it does not leave") {
  on_both_engines([](db::Database& db, testing::FakeClock&) {
    PlannedMail nobody = a_mail("order:2");
    nobody.recipient.reset();
    const Mail mail = mail_of(db, planned(db, nobody, Fate::not_sent("no_address")));
    CHECK(mail.state == State::NotSent);
    CHECK(mail.why == "no_address");
    CHECK_FALSE(mail.recipient.has_value());
    CHECK(mail.subject == "Été à l’école");
    CHECK(mail.language == base::Language::fr);
    CHECK(mail.created_at == testing::FakeClock::noon);
  });
}

TEST_CASE("a mail without a recipient that should leave is our mistake") {
  on_both_engines([](db::Database& db, testing::FakeClock&) {
    PlannedMail nobody = a_mail("order:2");
    nobody.recipient.reset();
    CHECK_THROWS_AS(planned(db, nobody), base::Bug);
  });
}

TEST_CASE("a subject is one line in the log as well") {
  on_both_engines([](db::Database& db, testing::FakeClock&) {
    PlannedMail mail = a_mail("order:3");
    mail.subject = "Hello\r\nBcc: eve@stoa.test";
    CHECK(mail_of(db, planned(db, mail)).subject == "Hello Bcc: eve@stoa.test");
  });
}

TEST_CASE("mails are found by state, by words of address and subject, newest first") {
  on_both_engines([](db::Database& db, testing::FakeClock& clock) {
    planned(db, a_mail("1", "anna@stoa.test"));
    clock.advance(1s);
    const auto held = planned(db, a_mail("2", "boris@elsewhere.test"), Fate::held());
    clock.advance(1s);
    const auto newest = planned(db, a_mail("3", "anna@elsewhere.test"));
    CHECK(listed(db, {}).front().id == newest);
    CHECK(listed(db, {.state = State::Held}).size() == 1);
    CHECK(listed(db, {.search = "BORIS"}).front().id == held);
    CHECK(listed(db, {.search = "ete ecole anna"}).size() == 2);
    CHECK(listed(db, {.search = "elsewhere ann"}).size() == 1);
    CHECK(listed(db, {.state = State::Held, .search = "anna"}).empty());
    CHECK(listed(db, {.search = "100%_"}).empty());
    CHECK(listed(db, {.limit = 1, .offset = 1}).front().id == held);
  });
}

TEST_CASE("a held mail leaves when it is released, and only then") {
  on_both_engines([](db::Database& db, testing::FakeClock&) {
    const auto one = planned(db, a_mail("1"), Fate::held());
    const auto two = planned(db, a_mail("2"), Fate::held());
    const auto sent = planned(db, a_mail("3"));
    CHECK(db.write([&](auto& tx) { return mail::release(tx, {one, sent}); }) == 1);
    CHECK(mail_of(db, one).state == State::Planned);
    CHECK(mail_of(db, one).why.empty());
    CHECK(mail_of(db, two).state == State::Held);
    CHECK(db.write([&](auto& tx) { return mail::release_all(tx); }) == 1);
    CHECK(mail_of(db, two).state == State::Planned);
  });
}

TEST_CASE("what is discarded never leaves; discarding all spares what is on its way") {
  on_both_engines([](db::Database& db, testing::FakeClock&) {
    const auto held = planned(db, a_mail("1"), Fate::held());
    const auto waiting = planned(db, a_mail("2"));
    CHECK(db.write([&](auto& tx) { return mail::discard_all(tx); }) == 1);
    CHECK(mail_of(db, held).state == State::Discarded);
    CHECK(mail_of(db, waiting).state == State::Planned);
    CHECK(db.write([&](auto& tx) { return mail::discard(tx, {held, waiting}); }) == 1);
    CHECK(db.write([&](auto& tx) { return mail::release(tx, {held, waiting}); }) == 0);
  });
}

TEST_CASE("nobody but the recipient sees the secrets of a mail") {
  on_both_engines([](db::Database& db, testing::FakeClock&) {
    PlannedMail mail = a_mail("1");
    mail.secrets = {"t0ken_x"};
    const auto id = planned(db, mail);
    CHECK(body_of(db, id, mail::Secrets::Hidden).text == "token ••••••••");
    CHECK(body_of(db, id, mail::Secrets::Hidden).html == "<p>token ••••••••</p>");
    CHECK(body_of(db, id, mail::Secrets::Shown).text == mail.text);
    const auto stored = db.read([&](db::Reader& reader) {
      return reader.one<std::string>("SELECT body_text || body_html FROM mails WHERE id = $1", id);
    });
    CHECK_FALSE(stored.contains("t0ken_x"));
  });
}

TEST_CASE("a mail is sent again as a new one, to the address of today") {
  on_both_engines([](db::Database& db, testing::FakeClock&) {
    PlannedMail wrong = a_mail("1", "ana@stoa.test");
    wrong.secrets = {"t0ken_x"};
    wrong.secrets_until = testing::FakeClock::noon + 24h;
    const auto id = planned(db, wrong);
    const auto again = [&] {
      return db.write([&](db::Transaction& tx) {
        return mail::resend(tx, mail::mail_of(tx, id), base::Email::parse("anna@stoa.test"),
                            Fate::planned());
      });
    };
    CHECK_THROWS_AS(again(), base::Conflict);  // the first one has not left yet
    db.write([&](auto& tx) { tx.run("UPDATE mails SET state = 'sent' WHERE id = $1", id); });
    const auto second = again();
    CHECK(second != id);
    CHECK(mail_of(db, second).recipient->text() == "anna@stoa.test");
    CHECK(mail_of(db, second).state == State::Planned);
    CHECK(body_of(db, second, mail::Secrets::Shown).text == wrong.text);
  });
}

TEST_CASE("secrets of finished mails are forgotten in time, and then nothing can be sent again") {
  on_both_engines([](db::Database& db, testing::FakeClock& clock) {
    PlannedMail mail = a_mail("1");
    mail.secrets = {"t0ken_x"};
    mail.secrets_until = testing::FakeClock::noon + 24h;
    const auto id = planned(db, mail);
    const auto forgotten = [&] {
      return db.write([](db::Transaction& tx) { return mail::forget_secrets(tx); });
    };
    clock.advance(25h);
    CHECK(forgotten() == 0);  // it has not left yet
    db.write([&](auto& tx) { tx.run("UPDATE mails SET state = 'sent' WHERE id = $1", id); });
    CHECK(forgotten() == 1);
    CHECK(body_of(db, id, mail::Secrets::Shown).text == "token ••••••••");
    CHECK_THROWS_AS(db.write([&](db::Transaction& tx) {
      return mail::resend(tx, mail::mail_of(tx, id), mail.recipient, Fate::planned());
    }),
                    base::Conflict);
  });
}
