// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/authz_policy_test.h"
#include "http/route.h"
#include "testing/school.h"

namespace app {

using testing::Answer;
using testing::TestSchool;
using testing::Visitor;

std::string name_of(const http::RouteFacts& route);
bool is_refusal(const Answer& answer);
/// Without the leading newline when there are none.
std::string text_of(const std::vector<std::string>& lines);

/// Reads before writes, and what deletes last, so that things are there for as long as possible.
std::vector<http::RouteFacts> routes_of(TestSchool& school);

/// Somebody with a column of the policy. Stale: their proof is older than ten minutes.
struct Asker {
  std::string name;
  std::size_t column = 0;
  Visitor visitor;
  bool stale = false;

  bool may_use(const PolicyLine& line) const;
};

/// One of each kind of object; what belongs to somebody belongs to Anna.
class World {
 public:
  explicit World(TestSchool& school);

  /// One of each column.
  std::vector<Asker> askers();
  /// Who was somebody and is nobody now: an expired session, a disabled member, a revoked token.
  std::vector<Asker> have_beens();
  Asker expired();
  Asker disabled();
  Asker revoked();
  /// An owner whose password was typed long ago.
  Asker stale();
  /// A token with more rights than its maker has kept.
  Asker outlived();

  /// With the ids filled in; a session is that of the visitor.
  std::string target(const http::RouteFacts& route, Visitor& who);
  Answer ask(const http::RouteFacts& route, Visitor& who, Visitor& owner_of_ids,
             http::Fields headers = {});
  const std::map<std::string, std::string>& ids() const { return ids_; }

 private:
  void add(const std::string& kind, const std::string& target, const std::string& body);
  void add_upload();
  void add_mail();
  std::string id_for(const std::string& name, const std::string& before, Visitor& who);
  std::string device_of(Visitor& who);
  std::string token_with(const std::string& rights);
  std::string last_session();

  TestSchool& school_;
  std::map<std::string, std::string> ids_;
};

/// Denied cells that were let through, or that changed a row.
struct Cells {
  std::vector<std::string> wrong;
  int walked = 0;
};

Cells walk_denied(TestSchool& school, World& world, const Policy& policy,
                  std::vector<Asker> askers);

}  // namespace app
