// SPDX-License-Identifier: Apache-2.0
#include "staff/second_factor.h"

#include <doctest/doctest.h>

#include <string>
#include <thread>

#include "base/fault.h"
#include "staff/totp.h"
#include "testing/school.h"

namespace staff {
namespace {

using testing::Answer;
using testing::json;
using testing::on_both_engines_school;
using testing::TestSchool;
using testing::Visitor;

const std::string password = "a sentence long enough";

base::Bytes from_base32(std::string_view text) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  base::Bytes bytes;
  std::uint32_t kept = 0;
  int bits = 0;
  for (const char letter : text) {
    kept = (kept << 5 | static_cast<std::uint32_t>(letters.find(letter))) & 0xFFFFU;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push_back(static_cast<std::byte>(kept >> bits & 0xFFU));
  }
  return bytes;
}

/// Petra of the office, with an app on her phone.
struct Phone {
  TestSchool& school;
  Visitor petra;
  base::Bytes seed = {};
  std::vector<std::string> recovery_codes = {};

  explicit Phone(TestSchool& its_school)
      : school(its_school), petra(school.member("Petra", Role::Office, password)) {
    seed = from_base32(petra.post("/api/session/totp").at("/secret"));
    const auto confirmed =
        petra.post("/api/session/totp/confirmation", json("{'code': '$1'}", {code()}));
    for (std::size_t i = 0; i < confirmed.size("/recovery_codes"); ++i) {
      recovery_codes.push_back(confirmed.at("/recovery_codes/" + std::to_string(i)));
    }
    next_code();
  }

  std::string code() const { return totp_code(seed, totp_step(school.clock.now())); }
  std::string wrong_code() const { return code() == "000000" ? "000001" : "000000"; }
  std::string next_code() {
    school.clock.advance(std::chrono::seconds(30));
    return code();
  }
  Answer sign_in(Visitor& browser, const std::string& typed) const {
    return browser.post("/api/session",
                        json("{'email': 'petra@school.example', 'password': '$1', 'totp': '$2'}",
                             {password, typed}));
  }
  Answer sign_in_without(Visitor& browser) const {
    return browser.post("/api/session",
                        json("{'email': 'petra@school.example', 'password': '$1'}", {password}));
  }
};

}  // namespace

TEST_CASE("with a second factor the password alone opens nothing, with a code it does") {
  on_both_engines_school([](TestSchool& school) {
    Phone phone(school);
    CHECK(phone.recovery_codes.size() == 10);
    auto browser = school.stranger();
    const auto sessions = school.count("SELECT COUNT(*) FROM sessions");
    CHECK(phone.sign_in_without(browser).said() == "401 session.totp_needed");
    CHECK(phone.sign_in(browser, phone.wrong_code()).said() == "401 session.wrong_totp");
    CHECK(school.count("SELECT COUNT(*) FROM sessions") == sessions);
    CHECK(phone.sign_in(browser, phone.code()).said() == "200");
    CHECK(browser.get("/api/offers").said() == "200");
  });
}

TEST_CASE("a wrong password says nothing of the second factor") {
  on_both_engines_school([](TestSchool& school) {
    Phone phone(school);
    auto browser = school.stranger();
    const auto wrong = [&](const std::string& email) {
      return browser.post(
          "/api/session",
          json("{'email': '$1', 'password': 'not the sentence', 'totp': '$2'}",
               {email, phone.code()}));
    };
    CHECK(wrong("petra@school.example").said() == "401 session.wrong_credentials");
    CHECK(wrong("petra@school.example").body == wrong("who@school.example").body);
    CHECK(phone.sign_in(browser, phone.code()).said() == "200");
  });
}

TEST_CASE("a code counts once, and the one beside it in time too") {
  on_both_engines_school([](TestSchool& school) {
    Phone phone(school);
    auto browser = school.stranger();
    const std::string earlier = phone.code();
    const std::string code = phone.next_code();
    CHECK(phone.sign_in(browser, code).said() == "200");
    auto thief = school.stranger();
    CHECK(phone.sign_in(thief, code).said() == "401 session.wrong_totp");
    CHECK(phone.sign_in(thief, earlier).said() == "401 session.wrong_totp");
    base::set_controls("totp_once");
    CHECK(phone.sign_in(thief, code).said() == "200");
    base::set_controls("");
  });
}

TEST_CASE("two requests race with one code: one of them gets in") {
  on_both_engines_school([](TestSchool& school) {
    Phone phone(school);
    const std::string code = phone.code();
    std::vector<Visitor> browsers(6, school.stranger());
    std::vector<int> answers(browsers.size());
    {
      std::vector<std::jthread> threads;
      for (std::size_t i = 0; i < browsers.size(); ++i) {
        threads.emplace_back([&, i] { answers[i] = phone.sign_in(browsers[i], code).status; });
      }
    }
    CHECK(std::ranges::count(answers, 200) == 1);
  });
}

TEST_CASE("after five wrong codes the right one waits, and a recovery code still opens") {
  on_both_engines_school([](TestSchool& school) {
    Phone phone(school);
    auto browser = school.stranger();
    for (int i = 0; i < 5; ++i) {
      CHECK(phone.sign_in(browser, phone.wrong_code()).said() == "401 session.wrong_totp");
    }
    const auto locked = phone.sign_in(browser, phone.code());
    CHECK(locked.said() == "429 session.totp_locked");
    CHECK(locked.at("/retry_after") == "900");
    base::set_controls("totp_lock");
    CHECK(phone.sign_in(browser, phone.wrong_code()).said() == "401 session.wrong_totp");
    base::set_controls("");
    CHECK(phone.sign_in(browser, phone.recovery_codes[3]).said() == "200");
    CHECK(phone.sign_in(browser, phone.next_code()).said() == "200");
  });
}

TEST_CASE("the wait doubles and ends by itself") {
  on_both_engines_school([](TestSchool& school) {
    Phone phone(school);
    auto browser = school.stranger();
    for (int i = 0; i < 5; ++i) phone.sign_in(browser, phone.wrong_code());
    school.clock.advance(std::chrono::minutes(15));
    CHECK(phone.sign_in(browser, phone.wrong_code()).said() == "401 session.wrong_totp");
    CHECK(phone.sign_in(browser, phone.code()).at("/retry_after") == "1800");
    school.clock.advance(std::chrono::minutes(30));
    CHECK(phone.sign_in(browser, phone.code()).said() == "200");
  });
}

TEST_CASE("a recovery code opens once, however it is typed; new ones end the old") {
  on_both_engines_school([](TestSchool& school) {
    Phone phone(school);
    auto browser = school.stranger();
    std::string typed = " " + phone.recovery_codes[0] + " ";
    for (char& c : typed) c = static_cast<char>(std::tolower(c));
    CHECK(phone.sign_in(browser, typed).said() == "200");
    CHECK(phone.sign_in(browser, phone.recovery_codes[0]).status == 403);
    CHECK(browser.get("/api/session/totp").at("/recovery_codes_left") == "9");
    const auto fresh = browser.post("/api/session/totp/recovery-codes");
    CHECK(fresh.size("/recovery_codes") == 10);
    CHECK(phone.sign_in(browser, phone.recovery_codes[1]).status == 403);
    CHECK(phone.sign_in(browser, fresh.at("/recovery_codes/0")).said() == "200");
  });
}

TEST_CASE("the database shows neither the seed nor a recovery code") {
  on_both_engines_school([](TestSchool& school) {
    Phone phone(school);
    const auto sealed = school.core.db().read([](db::Reader& reader) {
      return reader.one<base::Bytes>("SELECT totp_secret FROM staff WHERE totp_secret IS NOT NULL");
    });
    CHECK(base::hex(sealed).find(base::hex(phone.seed)) == std::string::npos);
    CHECK(school.count("SELECT COUNT(DISTINCT code_hash) FROM recovery_codes") == 10);
    school.run_sql(
        "UPDATE staff SET totp_secret = (SELECT totp_secret FROM staff WHERE name = 'Petra'), "
        "totp_confirmed_at = 1 WHERE name = 'Olga'");
    CHECK(school.olga.post("/api/session/confirmation", json("{'totp': '$1'}", {phone.code()}))
              .status == 500);
  });
}

TEST_CASE("a secret counts for nothing until a code of it was typed") {
  on_both_engines_school([](TestSchool& school) {
    auto petra = school.member("Petra", Role::Office, password);
    const auto begun = petra.post("/api/session/totp");
    CHECK(begun.at("/uri").starts_with("otpauth://totp/Stoa%20Poikile:petra%40school.example?"));
    CHECK(petra.get("/api/session/totp").at("/enrolled") == "false");
    CHECK(petra.post("/api/session/totp/confirmation", json("{'code': '12345'}")).said() ==
          "422 invalid /code totp.wrong");
    auto browser = school.stranger();
    CHECK(browser
              .post("/api/session",
                    json("{'email': 'petra@school.example', 'password': '$1'}", {password}))
              .said() == "200");
  });
}

TEST_CASE("who begins has typed the password lately, and cannot begin twice") {
  on_both_engines_school([](TestSchool& school) {
    Phone phone(school);
    CHECK(phone.petra.post("/api/session/totp").said() == "409 totp.enrolled");
    auto late = school.member("Lea", Role::Office, password);
    school.clock.advance(std::chrono::minutes(10));
    CHECK(late.post("/api/session/totp").said() == "403 session.confirm_password");
  });
}

TEST_CASE("both factors are shown to be left with one, and one must be long enough alone") {
  on_both_engines_school([](TestSchool& school) {
    Phone phone(school);
    CHECK(phone.petra
              .put("/api/session/password", std::nullopt,
                   json("{'present': '$1', 'password': 'twelve chars'}", {password}))
              .said() == "204");
    const auto remove = [&](const std::string& typed) {
      return phone.petra.send("DELETE", "/api/session/totp", json("{'password': '$1'}", {typed}));
    };
    CHECK(remove("not the sentence").said() == "422 invalid /password password.wrong");
    CHECK(remove("twelve chars").said() == "409 totp.password_too_short");
    phone.petra.put("/api/session/password", std::nullopt,
                    json("{'present': 'twelve chars', 'password': '$1'}", {password}));
    school.clock.advance(std::chrono::minutes(10));
    CHECK(remove(password).said() == "403 session.confirm_totp");
    phone.petra.post("/api/session/confirmation", json("{'totp': '$1'}", {phone.code()}));
    CHECK(remove(password).said() == "204");
    auto browser = school.stranger();
    CHECK(phone.sign_in_without(browser).said() == "200");
  });
}

TEST_CASE("a link for a new password does not get around the second factor") {
  on_both_engines_school([](TestSchool& school) {
    Phone phone(school);
    auto browser = school.stranger();
    browser.post("/api/session/password-links", json("{'email': 'petra@school.example'}"));
    school.run_jobs();
    Answer secrets;
    secrets.body = school.text("SELECT secrets FROM mails WHERE id = (SELECT MAX(id) FROM mails)");
    const std::string link = secrets.at("/0");
    CHECK(browser.get("/api/session/links/" + link).at("/needs_totp") == "true");
    const auto use = [&](const std::string& more) {
      return browser.post("/api/session",
                          json("{'link': '$1', 'password': 'another long sentence'" + more + "}",
                               {link, phone.code()}));
    };
    CHECK(use("").said() == "401 session.totp_needed");
    CHECK(use(", 'totp': '$2'").said() == "200");
  });
}

TEST_CASE("a colleague without phone and password starts anew by an invitation") {
  on_both_engines_school([](TestSchool& school) {
    Phone phone(school);
    CHECK(school.oscar.post("/api/team/" + phone.petra.id() + "/reset").said() == "403 forbidden");
    CHECK(school.olga.post("/api/team/" + school.olga.id() + "/reset").said() ==
          "409 member.yourself");
    CHECK(school.olga.post("/api/team/" + phone.petra.id() + "/reset").at("/invited") == "true");
    CHECK(phone.petra.get("/api/offers").said() == "401 not_signed_in");
    auto browser = school.stranger();
    CHECK(phone.sign_in(browser, phone.code()).said() == "401 session.wrong_credentials");
    school.run_jobs();
    CHECK(school.count("SELECT COUNT(*) FROM mails WHERE kind = 'invitation'") == 1);
  });
}

}  // namespace staff
