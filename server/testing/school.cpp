// SPDX-License-Identifier: Apache-2.0
#include "testing/school.h"

#include <doctest/doctest.h>
#include <stdlib.h>

#include <stdexcept>

#include "app/jobs.h"
#include "app/migrations.h"
#include "base/ensure.h"
#include "people/change_contact.h"
#include "school/school.h"
#include "staff/api_token.h"
#include "staff/member.h"
#include "staff/password.h"
#include "staff/session.h"

namespace testing {
namespace {

std::filesystem::path new_folder() {
  std::string name = (std::filesystem::temp_directory_path() / "stoa-school-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for a school");
  return name;
}

const staff::Browser browser{"192.0.2.7", "A browser of a story"};

}  // namespace

TestSchool::TestSchool(db::Engine engine)
    : database_(engine, app::migrations()),
      folder_(new_folder()),
      core({.database = database_.url(),
            .data_folder = folder_,
            .public_url = "https://school.example"},
           clock, random),
      nobody(*this, ""),
      olga(*this, ""),
      oscar(*this, ""),
      sam(*this, ""),
      clara(*this, ""),
      anna(*this, ""),
      boris(*this, "") {
  found();
  olga = member("Olga", staff::Role::Owner);
  oscar = member("Oscar", staff::Role::Office);
  sam = member("Sam", staff::Role::Support);
  clara = member("Clara", staff::Role::Curator);
  anna = student("anna@example.org", "Anna");
  boris = student("boris@example.org", "Boris");
  changed_rows();
}

TestSchool::~TestSchool() {
  std::error_code none;
  std::filesystem::remove_all(folder_, none);
}

void TestSchool::found() {
  core.db().write([](db::Transaction& tx) {
    school::School school;
    school.name = "Stoa Poikile";
    school.zone = *base::TimeZone::parse("Europe/Paris");
    school.currency = base::Currency::EUR;
    school.mails = school::Mails::Send;
    school::found(tx, school, base::Actor::system());
  });
}

Visitor TestSchool::script(std::string token) {
  Visitor visitor(*this, "");
  visitor.bearer_ = std::move(token);
  return visitor;
}

Visitor TestSchool::member(const std::string& name, staff::Role role,
                           const std::string& password) {
  const std::string hash = password.empty() ? std::string() : staff::password_hash(password);
  const auto member = core.db().write([&](db::Transaction& tx) {
    const auto email = *base::Email::parse(name + "@school.example");
    const auto added = staff::add_member(tx, {.name = {name}, .email = email, .role = role},
                                         base::Actor::system());
    if (!hash.empty()) {
      staff::set_password(tx, added.id, hash, std::nullopt, base::Actor::system());
    }
    return added.id;
  });
  Visitor visitor(*this, member.text());
  sign_in(visitor);
  return visitor;
}

Visitor TestSchool::student(const std::string& email, const std::string& first_name) {
  const auto contact = core.db().write([&](db::Transaction& tx) {
    people::ContactDraft draft;
    draft.email = {email};
    draft.first_name = {first_name};
    return people::add(tx, draft, "staff", base::Actor::system()).id;
  });
  Visitor visitor(*this, contact.text());
  sign_in(visitor);
  return visitor;
}

Visitor TestSchool::signed_in_anew(const Visitor& visitor) {
  Visitor anew(*this, visitor.id());
  if (!anew.id().empty()) sign_in(anew);
  return anew;
}

void TestSchool::sign_in(Visitor& visitor) {
  const std::string token = core.db().write([&](db::Transaction& tx) {
    if (const auto member = base::Id<staff::Member>::parse(visitor.id_)) {
      return staff::sign_in_member(tx, *member, browser, std::nullopt).token;
    }
    const auto contact = base::Id<people::Contact>::parse(visitor.id_);
    base::ensure(contact.has_value(), "whoever signs in is a member or a contact");
    return staff::sign_in_contact(tx, *contact, browser, std::nullopt).token;
  });
  visitor.cookies_ = {{"stoa", token}};
  visitor.signed_in_at_ = clock.now();
}

std::string TestSchool::now() const { return clock.now().text(); }

void TestSchool::run_jobs() {
  jobs::Runner runner(core.db(), app::job_handlers(core), {});
  while (runner.run_one()) {
  }
}

std::int64_t TestSchool::count(std::string_view sql) {
  return core.db().read([&](db::Reader& reader) { return reader.one<std::int64_t>(sql); });
}

std::string TestSchool::text(std::string_view sql) {
  return core.db().read([&](db::Reader& reader) { return reader.one<std::string>(sql); });
}

void TestSchool::run_sql(std::string_view sql) {
  core.db().write([&](db::Transaction& tx) { tx.run(sql); });
}

std::string TestSchool::changed_rows() {
  Snapshot now = core.db().read([](db::Reader& reader) { return snapshot_of(reader); });
  std::string changes = difference(seen_, now);
  seen_ = std::move(now);
  return changes;
}

void on_both_engines_school(const SchoolTest& test) {
  for (const db::Engine engine : engines()) {
    const std::string name = engine == db::Engine::Sqlite ? "SQLite" : "PostgreSQL";
    DOCTEST_INFO("on ", name);
    TestSchool school(engine);
    test(school);
  }
}

}  // namespace testing
