// SPDX-License-Identifier: Apache-2.0
#include "mail/mime.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>

#include "base/text.h"
#include "describe/describe.h"
#include "mail/header_text.h"
#include "mail/utf8.h"
#include "testing/mail_server.h"

using mail::Message;

namespace {

/// What Python's parser sees in a message.
struct Seen {
  std::vector<std::string> names;
  std::vector<std::vector<std::string>> from;
  std::vector<std::vector<std::string>> to;
  std::vector<std::vector<std::string>> reply_to;
  std::string subject;
  std::string message_id;
  std::string date;
  std::string type;
  std::vector<std::string> types;
  std::vector<std::string> bodies;
  std::vector<std::string> flaws;
};
BOOST_DESCRIBE_STRUCT(Seen, (),
                      (names, from, to, reply_to, subject, message_id, date, type, types, bodies,
                       flaws))

const std::vector<std::string> usual_names{
    "From",       "To",           "Reply-To",        "Subject",      "Date",
    "Message-ID", "Content-Language", "Auto-Submitted", "MIME-Version", "Content-Type"};

std::vector<Seen> seen_by_python(const std::vector<Message>& messages) {
  std::string name = (std::filesystem::temp_directory_path() / "stoa-mime-XXXXXX").string();
  const int file = ::mkstemp(name.data());
  ::close(file);
  {
    std::ofstream out(name, std::ios::binary);
    for (const Message& message : messages) {
      const std::string bytes = mail::mime(message);
      out << bytes.size() << '\n' << bytes;
    }
  }
  const std::string lines =
      testing::output_of("/usr/bin/python3 " STOA_SOURCE "/tests/smtp/read_messages.py " + name);
  std::filesystem::remove(name);
  std::vector<Seen> result;
  for (const std::string_view line : base::split(lines, '\n')) {
    if (!line.empty()) result.push_back(describe::from_json<Seen>(line));
  }
  return result;
}

Message a_message() {
  return {.recipient = *base::Email::parse("anna@stoa.test"),
          .sender = {.address = *base::Email::parse("school@stoa.test"),
                     .name = "École de dessin",
                     .reply_to = base::Email::parse("boris@stoa.test")},
          .subject = "Ласкаво просимо",
          .text = "Bonjour Anna,\n\nà bientôt !\n",
          .html = "<p>Привіт, Анно!</p>",
          .message_id = "mai_1@stoa.test",
          .language = base::Language::uk,
          .date = base::Instant::from_seconds(1'767'614'400)};
}

const std::vector<std::string> hostile_pieces{
    "\r\nBcc: eve@stoa.test", "\nTo: eve@stoa.test\n\n", "\r", "\n", std::string(1, '\0'),
    "\u2028Cc: eve@stoa.test", "\u2029", "\u0085X: 1", "\v", "\f", "\x1b[2J", "=?UTF-8?B?QQ==?=",
    "=?utf-8?q?=0d=0aBcc:_eve@stoa.test?=", "\"", "\\", "<eve@stoa.test>", ", eve@stoa.test",
    "(comment", ")", ";", ":", "@", "é", "Ж", "漢", "👩‍🎨", "\u202Eeve", "\u2066", "\xff", "\xc3",
    "\xed\xa0\x80", "a", " ", "  ", "\t", "0123456789012345678901234567890123456789",
    "--=_", ".", "\r\n.\r\n", "=", "?=", "=?", "plain words here "};

std::string hostile_text(std::mt19937& random) {
  std::string text;
  const auto count = random() % 12;
  for (unsigned i = 0; i < count; ++i) text += hostile_pieces[random() % hostile_pieces.size()];
  return text;
}

std::string with_one_line_end(std::string_view text) {
  std::string result;
  for (const char letter : text) {
    if (letter != '\r') result += letter;
  }
  while (result.ends_with('\n')) result.pop_back();
  return result;
}

}  // namespace

TEST_CASE("a mail is read by another program as it was meant") {
  const auto seen = seen_by_python({a_message()});
  REQUIRE(seen.size() == 1);
  const Seen& mail = seen.front();
  CHECK(mail.names == usual_names);
  CHECK(mail.from.at(0) == std::vector<std::string>{"École de dessin", "school@stoa.test"});
  CHECK(mail.to == std::vector<std::vector<std::string>>{{"", "anna@stoa.test"}});
  CHECK(mail.reply_to == std::vector<std::vector<std::string>>{{"", "boris@stoa.test"}});
  CHECK(mail.subject == "Ласкаво просимо");
  CHECK(mail.message_id == "<mai_1@stoa.test>");
  CHECK(mail.date == "Mon, 05 Jan 2026 12:00:00 +0000");
  CHECK(mail.type == "multipart/alternative");
  CHECK(mail.types == std::vector<std::string>{"text/plain", "text/html"});
  CHECK(with_one_line_end(mail.bodies.at(0)) == "Bonjour Anna,\n\nà bientôt !");
  CHECK(with_one_line_end(mail.bodies.at(1)) == "<p>Привіт, Анно!</p>");
  CHECK(mail.flaws.empty());
}

/// Slow because Python is: a second for 250 messages.
TEST_CASE("no text of any field makes another header, another recipient or a wrong line") {
  std::mt19937 random(20'260'105);
  std::vector<Message> messages;
  for (int i = 0; i < 2'000; ++i) {
    Message message = a_message();
    message.subject = hostile_text(random);
    message.sender.name = hostile_text(random);
    message.text = hostile_text(random);
    message.html = hostile_text(random);
    messages.push_back(message);
  }
  const auto seen = seen_by_python(messages);
  REQUIRE(seen.size() == messages.size());
  for (std::size_t i = 0; i < seen.size(); ++i) {
    const Message& meant = messages[i];
    CAPTURE(mail::mime(meant));
    REQUIRE(seen[i].names == usual_names);
    REQUIRE(seen[i].to == std::vector<std::vector<std::string>>{{"", "anna@stoa.test"}});
    REQUIRE(seen[i].from.size() == 1);
    REQUIRE(seen[i].from.front().at(0) == mail::one_line(meant.sender.name));
    REQUIRE(seen[i].from.front().at(1) == "school@stoa.test");
    REQUIRE(seen[i].subject == mail::one_line(meant.subject));
    REQUIRE(seen[i].types == std::vector<std::string>{"text/plain", "text/html"});
    REQUIRE(with_one_line_end(seen[i].bodies.at(0)) ==
            with_one_line_end(mail::clean_lines(meant.text)));
    REQUIRE(seen[i].flaws == std::vector<std::string>());
  }
}

TEST_CASE("a very long subject is folded and read back whole") {
  Message message = a_message();
  for (int i = 0; i < 60; ++i) message.subject += " дуже довга тема";
  const auto seen = seen_by_python({message});
  CHECK(seen.at(0).subject == message.subject);
  CHECK(seen.at(0).flaws.empty());
}

TEST_CASE("the same message always gives the same bytes") {
  CHECK(mail::mime(a_message()) == mail::mime(a_message()));
}

TEST_CASE("a Message-ID that is no single word is our mistake") {
  Message message = a_message();
  message.message_id = "a@b\r\nBcc: eve@stoa.test";
  CHECK_THROWS_AS(mail::mime(message), base::Bug);
  message.message_id = "no-at-sign";
  CHECK_THROWS_AS(mail::mime(message), base::Bug);
}

TEST_CASE("a header of our own stands as it is, and cannot replace one of the message") {
  Message message = a_message();
  const std::string address = "<https://stoa.test/unsubscribe/abcdefghijklmnopqrstuvwxyz>";
  message.headers = {{"List-Unsubscribe", address}};
  CHECK(mail::mime(message).contains("List-Unsubscribe: " + address + "\r\n"));
  message.headers = {{"Bcc", "eve@stoa.test"}};
  CHECK_THROWS_AS(mail::mime(message), base::Bug);
  message.headers = {{"X:", "1"}};
  CHECK_THROWS_AS(mail::mime(message), base::Bug);
}
