// SPDX-License-Identifier: Apache-2.0
#include "base/email.h"

#include <doctest/doctest.h>

namespace base {

static std::string read(std::string_view text) {
  const auto email = Email::parse(text);
  return email ? email->text() : "refused";
}

TEST_CASE("an address is kept in lower case throughout") {
  CHECK(read("Marie.Dupont@Example.FR") == "marie.dupont@example.fr");
  CHECK(Email::parse("A@x.fr") == Email::parse("a@X.fr"));
  CHECK(Email::parse("a@mail.example.co.uk")->domain() == "mail.example.co.uk");
}

TEST_CASE("what people paste around an address is left out") {
  CHECK(read("  m@x.fr \r\n") == "m@x.fr");
  CHECK(read("\u00a0m@x.fr\u200b") == "m@x.fr");
  CHECK(read("Marie Dupont <m@x.fr>") == "m@x.fr");
  CHECK(read("\"Dupont, Marie\" <M@x.fr>,") == "m@x.fr");
  CHECK(read("<m@x.fr>") == "m@x.fr");
  CHECK(read("MailTo:m@x.fr?subject=Hi") == "m@x.fr");
  CHECK(read("m@x.fr.") == "m@x.fr");
  CHECK(read("m@x.fr,") == "m@x.fr");
  CHECK(read("m@x.fr ; ") == "m@x.fr");
}

TEST_CASE("two addresses are not one") {
  CHECK(read("a@x.fr, b@x.fr") == "refused");
  CHECK(read("A <a@x.fr>, B <b@x.fr>") == "refused");
  CHECK(read("a@x.fr b@x.fr") == "refused");
  CHECK(read("a@b@x.fr") == "refused");
}

TEST_CASE("the usual signs before the @ are accepted, dots only between letters") {
  CHECK(read("o'brien+news_2@x.fr") == "o'brien+news_2@x.fr");
  CHECK(read("a.b.c@x.fr") == "a.b.c@x.fr");
  for (const std::string_view wrong :
       {"@x.fr", ".a@x.fr", "a.@x.fr", "a..b@x.fr", "a b@x.fr", "\"a b\"@x.fr", "a(b)@x.fr",
        "é@x.fr", "a@", "a", "", "a,b@x.fr", "a\\b@x.fr", "a:b@x.fr"}) {
    CAPTURE(wrong);
    CHECK(read(wrong) == "refused");
  }
}

TEST_CASE("control characters never pass") {
  CHECK(read("a@x.fr\nBcc: b@x.fr") == "refused");
  CHECK(read("a\r@x.fr") == "refused");
  CHECK(read(std::string_view("a\0@x.fr", 7)) == "refused");
  CHECK(read("a\x7f@x.fr") == "refused");
  CHECK(read("Marie\n <m@x.fr>") == "refused");
}

TEST_CASE("a domain in another script is kept in its ASCII form") {
  CHECK(read("m@münchen.de") == "m@xn--mnchen-3ya.de");
  CHECK(read("m@приклад.укр") == "m@xn--80aikifvh.xn--j1amh");
  CHECK(read("m@XN--MNCHEN-3YA.de") == "m@xn--mnchen-3ya.de");
  CHECK(read("m@straße.de") == "m@xn--strae-oqa.de");
}

TEST_CASE("a domain that nobody can register is refused") {
  for (const std::string_view wrong :
       {"a@x", "a@localhost", "a@.fr", "a@x..fr", "a@-x.fr", "a@x-.fr", "a@x_y.fr", "a@x.f",
        "a@[127.0.0.1]", "a@127.0.0.1", "a@x.123", "a@x.fr/", "a@xn--.fr", "a@x y.fr"}) {
    CAPTURE(wrong);
    CHECK(read(wrong) == "refused");
  }
}

TEST_CASE("sixty-four letters before the @ and 254 in all are the most") {
  const std::string local(64, 'a');
  CHECK(read(local + "@x.fr") == local + "@x.fr");
  CHECK(read(local + "a@x.fr") == "refused");
  const std::string label(60, 'b');
  const std::string longest = local + "@" + label + "." + label + "." + label + "." + "cccc.fr";
  CHECK(longest.size() == 255);
  CHECK(read(longest) == "refused");
  const std::string accepted = longest.substr(1);
  CHECK(read(accepted) == accepted);
  CHECK(read("a@" + std::string(64, 'b') + ".fr") == "refused");
}

TEST_CASE("the name stands beside the address") {
  CHECK(name_beside_email("Marie Dupont <m@x.fr>") == "Marie Dupont");
  CHECK(name_beside_email("\"Dupont, Marie\" <m@x.fr>") == "Dupont, Marie");
  CHECK(name_beside_email("\"A \\\"B\\\"\" <m@x.fr>") == "A \"B\"");
  CHECK(name_beside_email("m@x.fr") == "");
  CHECK(name_beside_email("<m@x.fr>") == "");
  CHECK(name_beside_email("a\nb <m@x.fr>") == "");
}

static std::string meant(std::string_view text) {
  const auto email = Email::parse(text);
  REQUIRE(email);
  const auto other = likely_meant(*email);
  return other ? other->text() : "";
}

TEST_CASE("a slip of the finger in a large provider is noticed") {
  CHECK(meant("m@gmial.com") == "m@gmail.com");
  CHECK(meant("m@gmail.con") == "m@gmail.com");
  CHECK(meant("m@gmail.co") == "m@gmail.com");
  CHECK(meant("m@gnail.com") == "m@gmail.com");
  CHECK(meant("m@gmail.fr") == "m@gmail.com");
  CHECK(meant("m@hotmial.fr") == "m@hotmail.fr");
  CHECK(meant("m@hotmai.com") == "m@hotmail.com");
  CHECK(meant("m@ukr.ent") == "m@ukr.net");
  CHECK(meant("m@ukr.met") == "m@ukr.net");
  CHECK(meant("m@wanado.fr") == "m@wanadoo.fr");
  CHECK(meant("m@yahooo.fr") == "m@yahoo.fr");
  CHECK(meant("m@meta.au") == "m@meta.ua");
}

TEST_CASE("a real provider is never corrected") {
  for (const std::string_view fine :
       {"m@gmail.com", "m@ymail.com", "m@mail.com", "m@email.com", "m@gmx.fr", "m@gmx.de",
        "m@live.be", "m@orange.com", "m@i.ua", "m@yahoo.co.uk", "m@mail.ua", "m@laposte.net"}) {
    CAPTURE(fine);
    CHECK(meant(fine) == "");
  }
}

TEST_CASE("a short or unknown domain is left alone") {
  for (const std::string_view fine :
       {"m@he.com", "m@e.ua", "m@tree.fr", "m@example.fr", "m@stoa.school", "m@uk.net"}) {
    CAPTURE(fine);
    CHECK(meant(fine) == "");
  }
}

}  // namespace base
