// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/core.h"
#include "base/random.h"
#include "staff/role.h"
#include "testing/answer.h"
#include "testing/databases.h"
#include "testing/fake_clock.h"
#include "testing/snapshot.h"

namespace testing {

class TestSchool;

/// Somebody in front of a browser of their own, or a script with a token.
class Visitor {
 public:
  /// `con_…` or `stf_…`; empty for strangers.
  const std::string& id() const { return id_; }

  Answer get(std::string_view target);
  Answer post(std::string_view target, std::string body = "{}", http::Fields headers = {});
  /// Without a version: no If-Match is sent.
  Answer patch(std::string_view target, std::optional<std::string> version, std::string body);
  Answer put(std::string_view target, std::optional<std::string> version, std::string body);
  Answer del(std::string_view target);
  Answer send(std::string method, std::string_view target, std::string body,
              http::Fields headers = {});

  /// The cookies of this browser change as the answers say.
  std::string cookie(std::string_view name) const;
  void forget_cookies() { cookies_.clear(); }
  /// In another browser, signed in to nothing.
  Visitor elsewhere() const;

 private:
  friend class TestSchool;
  Visitor(TestSchool& school, std::string id) : school_(&school), id_(std::move(id)) {}
  void keep_cookies(const http::Response& response);
  http::Request request_of(std::string method, std::string_view target, std::string body) const;

  TestSchool* school_;
  std::string id_;
  std::string bearer_;
  /// Sessions made by hand are made anew when time has passed.
  std::optional<base::Instant> signed_in_at_;
  http::Fields cookies_;
};

/// A course as the builder made it.
struct TestCourse {
  std::string id;
  std::string module;
  std::vector<std::string> lessons;
  /// The offer it is born with.
  std::string full_access;
};

/// The whole program on a database of its own at noon, Europe/Paris, with mails switched on and a
/// few people.
class TestSchool {
 public:
  explicit TestSchool(db::Engine engine);
  TestSchool(const TestSchool&) = delete;
  TestSchool& operator=(const TestSchool&) = delete;
  ~TestSchool();

 private:
  // Before everything that uses them.
  FreshDatabase database_;
  std::filesystem::path folder_;

 public:
  FakeClock clock;
  base::SystemRandom random;
  app::Core core;

  Visitor nobody;
  Visitor olga;   ///< Owns the school.
  Visitor oscar;  ///< Office.
  Visitor sam;    ///< Support: gives access, records no payments.
  Visitor clara;  ///< Curator.
  Visitor anna;   ///< Student.
  Visitor boris;  ///< Student.

  /// Another browser of the same person.
  Visitor signed_in_anew(const Visitor& visitor);
  Visitor stranger() { return {*this, ""}; }
  Visitor script(std::string token);
  /// A member of the team with a session; `password` only where the story signs in with it.
  Visitor member(const std::string& name, staff::Role role, const std::string& password = {});
  Visitor student(const std::string& email, const std::string& first_name);

  /// Published, as are its lessons, unless said otherwise.
  TestCourse a_course(const std::string& title,
                      const std::vector<std::string>& lessons = {"First", "Second", "Third"},
                      std::string_view status = "published");
  /// `lines` is the JSON of the offer's lines; answers its id.
  std::string an_offer(const std::string& title, const std::string& lines,
                       const std::string& more = "");

  /// `2026-01-05T12:00:00Z`.
  std::string now() const;
  void run_jobs();

  std::int64_t count(std::string_view sql);
  std::string text(std::string_view sql);
  void run_sql(std::string_view sql);
  /// What has changed since this was asked the last time.
  std::string changed_rows();

 private:
  friend class Visitor;
  void found();
  void sign_in(Visitor& visitor);

  Snapshot seen_;
};

using SchoolTest = std::function<void(TestSchool&)>;

/// Runs the story in a fresh school on each engine; a failing check says on which.
void on_both_engines_school(const SchoolTest& test);

}  // namespace testing
