// SPDX-License-Identifier: Apache-2.0
#include "base/rejections.h"
#include "http/call.h"
#include "mail/send_now.h"
#include "notices/mail_api.h"
#include "notices/office.h"
#include "notices/sign_in_notices.h"
#include "staff/member.h"

namespace notices {
namespace {

using http::Call;
using http::Permission;

struct TestMailWanted {
  /// Absent: to whoever asks.
  std::optional<Email> to;
};
BOOST_DESCRIBE_STRUCT(TestMailWanted, (), (to))

struct TestMailResult {
  bool sent = false;
  Email to;
  /// The server's own words, or what went wrong with the connection.
  std::string answer;
};
BOOST_DESCRIBE_STRUCT(TestMailResult, (), (sent, to, answer))

Email own_address(Call& call) {
  if (call.actor().kind != base::ActorKind::Staff) throw base::Invalid("/to", "required");
  const auto id = Id<staff::Member>::from_number(call.actor().person);
  return staff::member_of(call.read(), id).email;
}

Recipient recipient_of(const school::School& school, const Email& email) {
  return {.mailbox = email, .language = school.language, .zone = school.zone};
}

/// The one place where somebody waits for a mail server: they want to read what it says.
TestMailResult send_test(Call& call, const TestMailWanted& wanted) {
  const Office& office = call.services().parts.get<Office>();
  const Email to = wanted.to ? *wanted.to : own_address(call);
  const auto transport = office.connect ? office.connect() : nullptr;
  if (!transport) throw base::Conflict("mail.no_server");
  const auto school = school::school_of(call.read());
  const mail::Sender sender = office.sender(call.read());
  call.end_read();
  const std::string word = "test." + base::random_hex(call.services().random, 16);
  const Notice notice = compose_test(office.setting(school), recipient_of(school, to), word);
  const net::SendResult result =
      mail::send_now(*transport, sender, notice.mail, call.now(), word);
  call.write([&](db::Transaction& tx) { mail::log_sent_now(tx, notice.mail, result); });
  return {result.outcome == net::SendOutcome::Accepted, to, result.answer};
}

}  // namespace

std::vector<http::Route> test_mail_routes() {
  using http::post;
  return {
      post("/api/school/test-mail", Permission::ManageSettings,
           "Send a test mail at once and say what the server answered", send_test)
          .status(200)
          .heavy(),
  };
}

}  // namespace notices
