// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "base/text.h"
#include "db/database.h"
#include "http/application.h"
#include "http/credentials.h"
#include "testing/fake_clock.h"

// For the tests of this folder: a school of one table, with everything the frame offers to it.

namespace http {

struct Note {
  static constexpr std::string_view id_prefix = "nte";
  base::Id<Note> id;
  std::string title;
  std::int64_t version = 1;
  BOOST_DESCRIBE_CLASS(Note, (), (id, title, version), (), ())
};

struct NoteDraft {
  describe::Text<1, 20> title;
  describe::Number<1, 5> stars;
  BOOST_DESCRIBE_CLASS(NoteDraft, (), (title, stars), (), ())
};

struct NoteQuery {
  std::optional<describe::Number<1, 100>> limit;
  BOOST_DESCRIBE_CLASS(NoteQuery, (), (limit), (), ())
};

std::vector<Route> small_table();

/// Sessions and tokens are called like the people: `anna` is a student, `boris` edits courses,
/// `curt` is staff without a right, `token` may view jobs, `editor` is a token that edits courses.
/// `erik` edits them too and, unlike `boris`, has not typed his password lately.
class SmallAuthenticator final : public Authenticator {
 public:
  base::Actor authenticate(db::Reader& reader, const Request& request) override;
  std::optional<std::string> proof_wanted(db::Reader& reader, const base::Actor& actor) override;
};

class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  const std::filesystem::path path;
};

struct SmallSchool {
  SmallSchool();
  explicit SmallSchool(ApplicationOptions options);

  std::int64_t notes();

  TemporaryFolder folder;
  testing::FakeClock clock;
  base::SystemRandom random;
  base::IdSource ids{clock, random};
  db::Database db;
  RateLimiter limits{clock};
  Services services;
  SmallAuthenticator authenticator;
  Application app;
};

/// As it comes through the network: `target` is split, nothing is decoded.
Request request_of(std::string method, std::string target, std::string body = {});
/// With the session of that person, sent by a page of ours.
Request as(std::string_view person, Request request);
Request with(Request request, std::string header, std::string value);
std::string text_of(const Response& response);

}  // namespace http
